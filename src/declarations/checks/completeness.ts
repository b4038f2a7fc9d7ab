import type { DeclaredLine } from '../declared-line.js';
import type { DeclarationCheckInput } from './check-input.js';
import type { Finding } from './finding.js';

/** Every indicator that is asked has a state for each open site, or for the organisation as a whole. */
export function checkCompleteness({ lines, asked, sites }: DeclarationCheckInput): Finding[] {
  const saidOf = new Map<string, Set<string | null>>();
  for (const { indicator, site } of lines) saidOf.set(indicator, (saidOf.get(indicator) ?? new Set()).add(site));
  const open = sites.filter((site) => site.open).map(({ id }) => id);
  return asked.flatMap((indicator): Finding[] => {
    const said = saidOf.get(indicator);
    if (said === undefined) return [{ code: 'not_declared', indicator, site: null, dimensions: {}, parameters: {} }];
    if (said.size === 1 && said.has(null)) return [];
    return open.filter((site) => !said.has(site)).map((site) => ({ code: 'site_not_declared', indicator, site, dimensions: {}, parameters: {} }));
  });
}

/** What is not reported takes one explanation for an indicator and site. */
export function checkNotReported({ lines }: DeclarationCheckInput): Finding[] {
  const places = new Map<string, DeclaredLine[]>();
  for (const line of lines) {
    if (line.state !== 'not_reported') continue;
    const place = JSON.stringify([line.indicator, line.site]);
    places.set(place, [...(places.get(place) ?? []), line]);
  }
  return [...places.values()].flatMap((found) => {
    const [{ indicator, site, dimensions }] = found as [DeclaredLine];
    return [{ code: 'not_reported' as const, indicator, site, dimensions: found.length === 1 ? dimensions : {}, parameters: { count: String(found.length) } }];
  });
}
