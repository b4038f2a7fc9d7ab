import { type CivilDate, addDays, isCivilDate } from '@common/civil-date.js';

/** A period as PostgreSQL writes it, `[2024-01-01,2025-01-01)`, whose end is the first day after. */
export interface LedgerPeriod {
  /** Null has no beginning that is known. */
  from: CivilDate | null;
  /** The last day; null has no end that is known. */
  to: CivilDate | null;
}

export function periodIn(text: string): LedgerPeriod | null {
  const found = /^[[(]([^,]*),([^)\]]*)([)\]])$/.exec(text);
  if (found === null) return null;
  const [, from = '', until = '', bracket] = found;
  if ((from !== '' && !isCivilDate(from)) || (until !== '' && !isCivilDate(until))) return null;
  const to = isCivilDate(until) ? (bracket === ']' ? until : addDays(until, -1)) : null;
  return { from: isCivilDate(from) ? from : null, to };
}

/** The members of a list as JSON, `["MA-03"]`, or as PostgreSQL, `{MA-03}`, writes it. */
export function membersIn(text: string): string[] | null {
  if (/^\{.*\}$/.test(text) && !text.includes(':')) return text.slice(1, -1).split(',').map((member) => member.replace(/^"|"$/g, '')).filter((member) => member !== '');
  if (!/^\[("|\])/.test(text)) return null;
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read.map(String) : null;
  } catch {
    return null;
  }
}
