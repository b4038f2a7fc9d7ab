import type { CivilDate } from '../common/civil-date.js';

/** Days on which a name holds: from the first (null: always so far) up to, and without, the last (null: still). */
export interface Period {
  from: CivilDate | null;
  to: CivilDate | null;
}

export interface NameInsertion<Name extends Period> {
  /** The name that holds on the first day of the new one, to be superseded. */
  replaced: Name | null;
  /** What remains to it before the new name; null when nothing does. */
  kept: Period | null;
  added: Period;
}

export function holdsOn(period: Period, day: CivilDate | null): boolean {
  const begun = period.from === null || (day !== null && period.from <= day);
  return begun && (period.to === null || day === null || day < period.to);
}

/**
 * Puts a name in its place among the standing ones, which do not overlap: it holds from its first day to the end of the name that it
 * follows, or to the next name.
 * @param from first day; null: since always, as far as is known
 */
export function insertName<Name extends Period>(standing: readonly Name[], from: CivilDate | null): NameInsertion<Name> {
  const replaced = standing.find((name) => holdsOn(name, from)) ?? null;
  const later = standing.map((name) => name.from).filter((first): first is CivilDate => first !== null && (from === null || first > from)).sort();
  return {
    replaced,
    kept: replaced && replaced.from !== from ? { from: replaced.from, to: from } : null,
    added: { from, to: replaced ? replaced.to : (later[0] ?? null) },
  };
}

/** A range as PostgreSQL reads it. */
export function rangeText({ from, to }: Period): string {
  return `[${from ?? ''},${to ?? ''})`;
}
