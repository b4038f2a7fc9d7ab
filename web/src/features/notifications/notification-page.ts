import type { Paths } from '../../paths.js';
import type { Notification } from './notification-queries.js';

interface Page {
  path: string;
  search: Record<string, string>;
}

/** Where the reader does what is to be done; the same addresses stand in mails: src/notifications/notification-address.ts. */
export function pageOf(kind: Notification['kind'], ref: string, { declarations, declaration, examination, finding, milestones }: Paths): Page {
  switch (kind) {
    case 'milestone_overdue':
      return { path: milestones, search: { jalon: ref } };
    case 'declaration_submitted':
      return { path: examination(ref), search: {} };
    case 'declaration_returned':
    case 'declaration_accepted':
      return { path: declaration(ref), search: {} };
    case 'finding_communicated':
    case 'finding_replied':
    case 'finding_final':
      return { path: finding(ref), search: {} };
    case 'period_opened':
    case 'declaration_due':
    case 'declaration_late':
      return { path: declarations, search: {} };
  }
}
