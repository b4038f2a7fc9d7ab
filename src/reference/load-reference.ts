import { createDataSource } from '../data-source.js';
import { calendarYears, readReferenceFile, type ReferenceRow } from './reference-files.js';
import { FORGET_MOVED_HOLIDAYS, UPSERTS } from './reference-statements.js';

/** Before 2018 the same ISO codes meant other regions, so the codes carry the nomenclature that they belong to. */
const NOMENCLATURE = 'ISO 3166-2:MA (2018)';

const CALENDAR_SOURCES: Readonly<Record<number, string>> = {
  2026: 'lenouvelliste.ma 2026 ; décrets 2.25.1140 et 2.26.14 ; les fêtes mobiles attendent l’observation de la lune',
};

/** What the database takes of each file. */
function statements(): [sql: string, ...rows: unknown[][]][] {
  const years = calendarYears();
  const holidays = years.flatMap((year) => readReferenceFile(`holidays_${year}.csv`)).map((row) => ({ ...row, movable: row['movable'] === 'yes' }));
  const calendars = years.map((year) => ({ year, source: CALENDAR_SOURCES[year] ?? `holidays_${year}.csv` }));
  return [
    [UPSERTS.region, readReferenceFile('regions.csv').map((row) => ({ ...row, nomenclature: NOMENCLATURE }))],
    [UPSERTS.segment, readReferenceFile('segments.csv')],
    [UPSERTS.glossary, readReferenceFile('glossary.csv')],
    [UPSERTS.incentive, readReferenceFile('incentives.csv')],
    [UPSERTS.calendarYear, calendars],
    [FORGET_MOVED_HOLIDAYS, calendars, holidays],
    [UPSERTS.holiday, holidays],
    [UPSERTS.indicatorFigure, readReferenceFile('indicator_series.csv').map(figure)],
  ];
}

/** 'export_revenue:ITO' is the export revenue of the segment ITO. */
function figure(row: ReferenceRow): Record<string, string | null> {
  const [indicator = null, segment = null] = row['indicator']?.split(':') ?? [];
  return { ...row, indicator, segment_code: segment, measure: row['measure']?.replace(' ', '_') ?? null };
}

/**
 * Brings the reference data of the database to what the files of the program say, in one transaction.
 * @param ownerUrl address of a role that owns the schema
 * @returns how many rows were written; 0 when nothing was to change
 */
export async function loadReference(ownerUrl: string): Promise<number> {
  const dataSource = await createDataSource({ url: ownerUrl, poolSize: 1 }).initialize();
  try {
    return await dataSource.transaction(async ({ queryRunner }) => {
      let written = 0;
      for (const [sql, ...rows] of statements()) {
        const result = await queryRunner?.query(sql, rows.map((one) => JSON.stringify(one)), true);
        written += result?.affected ?? 0;
      }
      return written;
    });
  } finally {
    await dataSource.destroy();
  }
}
