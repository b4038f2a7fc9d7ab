/** The one source of "now". Injected, so that tests and the demonstration's history tell their own time. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

export function clockAt(instant: Date): Clock {
  return { now: () => new Date(instant) };
}

/** Injection token of the clock. */
export const CLOCK = Symbol('Clock');
