/** From this instant on (UTC ISO), the legal hour of Morocco is this many minutes ahead of UTC. */
export type OffsetEntry = { from: string; offsetMinutes: number; source: string };

const DECREE_2012 = 'décret n° 2-12-126 of 2012-04-18, modified by décret n° 2-13-781 of 2013-09-28 (summer hour, interrupted in Ramadan)';
const DECREE_2018 = 'décret n° 2-18-855 of 2018-10-26 (GMT+1 all year), Bulletin officiel 6720 bis';
const RAMADAN = `${DECREE_2018}, article 2 (GMT in Ramadan); instant as in IANA tzdb 2026f`;

/**
 * The legal hour of Morocco (Africa/Casablanca), one entry for each change of the clocks, oldest first.
 * To extend it: append the change with its official text, and move `OFFSET_TABLE_UNTIL`.
 */
export const OFFSET_TABLE: readonly OffsetEntry[] = [
  { from: '2018-01-01T00:00:00Z', offsetMinutes: 0, source: DECREE_2012 },
  { from: '2018-03-25T02:00:00Z', offsetMinutes: 60, source: DECREE_2012 },
  { from: '2018-05-13T02:00:00Z', offsetMinutes: 0, source: DECREE_2012 },
  { from: '2018-06-17T02:00:00Z', offsetMinutes: 60, source: `${DECREE_2012}; kept from 2018-10-28 by ${DECREE_2018}` },
  { from: '2019-05-05T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2019-06-09T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2020-04-19T02:00:00Z', offsetMinutes: 0, source: `${RAMADAN}; décision du Chef du gouvernement n° 3-25-20` },
  { from: '2020-05-31T02:00:00Z', offsetMinutes: 60, source: `${RAMADAN}; décision du Chef du gouvernement n° 3-25-20` },
  { from: '2021-04-11T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2021-05-16T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2022-03-27T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2022-05-08T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2023-03-19T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2023-04-23T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2024-03-10T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2024-04-14T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2025-02-23T02:00:00Z', offsetMinutes: 0, source: RAMADAN },
  { from: '2025-04-06T02:00:00Z', offsetMinutes: 60, source: RAMADAN },
  { from: '2026-02-15T02:00:00Z', offsetMinutes: 0, source: `${RAMADAN}; arrêté du Chef du gouvernement n° 3-06-26 of 2026-01-29` },
  { from: '2026-03-22T02:00:00Z', offsetMinutes: 60, source: `${RAMADAN}; arrêté du Chef du gouvernement n° 3-06-26 of 2026-01-29` },
  {
    from: '2026-09-20T01:00:00Z',
    offsetMinutes: 0,
    source: 'return to permanent GMT on 2026-09-20 at 02:00, no further changes: IANA tzdb NEWS 2026c (2026-07-08), unchanged in 2026f (2026-10-27)',
  },
];

/** The table is vouched for until this instant: past it, the last offset is used but no longer certain. */
export const OFFSET_TABLE_UNTIL = '2031-01-01T00:00:00Z';
