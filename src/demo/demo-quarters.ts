/** How one declaration of the fictitious history went. */
export type DemoCourse =
  /** Sent in time, accepted. */
  | 'on_time'
  /** Sent after the due day, accepted. */
  | 'late'
  /** Sent, returned, corrected and accepted. */
  | 'returned'
  /** Never sent: a stock is carried. */
  | 'missing'
  /** Accepted, and restated once the quarter was closed. */
  | 'restated'
  /** Sent and not yet decided: the last quarter alone. */
  | 'sent';

export interface DemoQuarter {
  year: number;
  quarter: number;
}

/** 2024 to the third quarter of 2026. */
export const DEMO_QUARTERS: readonly DemoQuarter[] = Array.from({ length: 11 }, (_, index) => ({ year: 2024 + Math.floor(index / 4), quarter: (index % 4) + 1 }));

/** What one company says of its jobs and its training in one quarter; the headcount follows from the one before. */
export interface DemoFigures {
  headcount: number;
  entries: number;
  exits: number;
  enrolled: number;
  completed: number;
  certified: number;
  placed: number;
  /** Of the entries of six quarters before, who is still there; undefined in the first six quarters. */
  kept?: number;
}

/** The course of each declaration: fixed, so that every demonstration tells the same history. */
export function courseOf(partner: number, quarter: number): DemoCourse {
  if (quarter > 0 && (partner * 5 + quarter * 3) % 29 === 0) return 'missing';
  if (quarter === DEMO_QUARTERS.length - 1 && partner % 4 === 1) return 'sent';
  if ((partner * 7 + quarter) % 13 === 0) return 'late';
  if ((partner + quarter * 5) % 17 === 0) return 'returned';
  if (quarter < DEMO_QUARTERS.length - 1 && (partner * 3 + quarter * 7) % 31 === 0) return 'restated';
  return 'on_time';
}

/** Eighteen months. */
export const COHORT_QUARTERS = 6;

/** Some companies do not tell who of their recruits stayed. */
export const followsCohorts = (partner: number): boolean => partner % 7 !== 3;

/** The first quarter of the history with attestations: before it their absence is explained. */
export const ATTESTED_SINCE = 7;

/** What an attestation of the CNSS counts of a declared headcount; null: this company attaches none. In some companies it counts fewer. */
export function attestedOf(partner: number, headcount: number): number | null {
  if (partner % 6 === 5) return null;
  return partner % 5 === 2 ? Math.max(1, headcount - 2) : headcount;
}

/** The figures of each quarter of one company, in order. Hiring slows when the target nears; some quarters lose people. */
export function figuresOf(partner: number, { headcount, target, trained }: { headcount: number; target: number; trained: number }): DemoFigures[] {
  const figures: DemoFigures[] = [];
  let before = headcount;
  for (const quarter of DEMO_QUARTERS.keys()) {
    const pace = Math.round((target - headcount) / 20);
    const swing = ((partner * 37 + quarter * 53) % 11) - 4;
    const exits = Math.round(before * 0.02) + (quarter % 3);
    const entries = Math.min(Math.max(0, pace + exits + swing), exits + Math.floor(before * 0.18));
    const enrolled = trained === 0 ? 0 : Math.round(trained / 18) + ((partner + quarter) % 4);
    const completed = Math.max(0, enrolled - 2);
    before = before + entries - exits;
    const recruits = figures[quarter - COHORT_QUARTERS]?.entries;
    const kept = recruits === undefined ? undefined : recruits - Math.round((recruits * (3 + ((partner + quarter) % 5))) / 20);
    figures.push({ headcount: before, entries, exits, enrolled, completed, certified: Math.max(0, completed - 1), placed: Math.max(0, completed - 3), kept });
  }
  return figures;
}
