import { type CivilDate, civilDate } from '@common/civil-date.js';
import { expectedOn } from '@common/achievement.js';
import type { Term } from '../../api/types.js';

/** What the clause asks for on a day; null where it dates nothing before. */
export function expectedOfTerm(term: Term | null, day: CivilDate): string | null {
  if (term === null) return null;
  const steps = term.steps.map(({ due, value }) => ({ dueOn: civilDate(due.on), precision: due.precision, value }));
  if (term.due !== null && term.target !== null) steps.push({ dueOn: civilDate(term.due.on), precision: term.due.precision, value: term.target });
  const baseOn = term.base?.on ?? null;
  return expectedOn(steps, day, { linear: term.linear, base: term.base?.value ?? null, baseOn: baseOn === null ? null : civilDate(baseOn) });
}
