import { useSearch } from '@tanstack/react-router';
import type { MilestoneFilters } from './milestone-reads.js';

export const STATUSES = ['scheduled', 'met', 'partially_met', 'not_met', 'cancelled'] as const;
export const ATTENTIONS = ['overdue', 'due_soon', 'unreviewed'] as const;

/** Sorts of the server, by the column in the address. */
const SORTS = { reference: 'ref', titre: 'title', base: 'baseline', prevision: 'due' } as const;

/** What the address asks of the list. */
export function useMilestoneSearch() {
  const { q, etat = [], suivi = [], convention = [], du, avant, vue = 'liste', tri } = useSearch({ from: '/$lang/$programme/jalons' });
  const statuses = known(STATUSES, etat);
  const attentions = known(ATTENTIONS, suivi);
  const filters: MilestoneFilters = {
    q,
    status: joined(statuses),
    attention: joined(attentions),
    agreement: joined(convention),
    dueFrom: du,
    dueTo: avant,
    sort: tri === undefined ? undefined : sortOf(tri),
  };
  const isFiltered = [q, filters.status, filters.attention, filters.agreement, du, avant].some((value) => value !== undefined);
  return { q, statuses, attentions, agreements: convention, from: du, to: avant, view: vue, sortedBy: tri, filters, isFiltered };
}

type Sort = keyof typeof SORTS;

function sortOf(column: Sort | `-${Sort}`): string {
  return column.startsWith('-') ? `-${SORTS[column.slice(1) as Sort]}` : SORTS[column as Sort];
}

function known<Value extends string>(values: readonly Value[], asked: readonly string[]): Value[] {
  return values.filter((value) => asked.includes(value));
}

function joined(values: readonly string[]): string | undefined {
  return values.length === 0 ? undefined : values.join(',');
}
