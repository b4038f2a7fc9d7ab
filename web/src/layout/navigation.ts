import type { Paths } from '../paths.js';
import type { IconName } from '../ui/icon.js';

export type NavigationName = 'work' | 'agreements' | 'commitments' | 'milestones' | 'declarations' | 'dashboard' | 'comparison' | 'audit' | 'zones' | 'partners' | 'imports' | 'accounts';

export interface NavigationItem {
  name: NavigationName;
  icon: IconName;
  /** Permission without which the page would be empty; everybody in the programme when absent. */
  needs?: string;
}

export const navigation: readonly (readonly NavigationItem[])[] = [
  [
    { name: 'work', icon: 'work' },
    { name: 'agreements', icon: 'agreement', needs: 'register.read' },
    { name: 'commitments', icon: 'commitment', needs: 'register.read' },
    { name: 'milestones', icon: 'milestone', needs: 'register.read' },
    { name: 'declarations', icon: 'table', needs: 'declaration.read' },
    { name: 'comparison', icon: 'calendar', needs: 'declaration.read' },
    { name: 'audit', icon: 'shield', needs: 'finding.read' },
    { name: 'zones', icon: 'zone', needs: 'register.read' },
  ],
  [
    { name: 'dashboard', icon: 'chart', needs: 'register.read' },
    { name: 'partners', icon: 'partners', needs: 'organisation.read' },
    { name: 'imports', icon: 'upload', needs: 'import.register' },
    { name: 'accounts', icon: 'settings', needs: 'accounts.manage' },
  ],
];

export function pathOf(paths: Paths, name: NavigationName): string {
  return paths[name];
}
