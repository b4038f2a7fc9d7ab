import type { Cell } from '../workbook/workbook.js';
import { readPercentage, readQuantity, readText, readWord, readYear } from './cell-values.js';
import type { OrganisationIndex } from './organisation-index.js';
import type { Reading } from './quantity-text.js';
import { readTitle } from './read-agreements.js';
import { LONGEST_TITLE, readCode } from './read-organisations.js';
import { fault } from './register-problem.js';
import type { Figure, OrganisationReference, RegisterZone } from './register-workbook.js';
import type { RowReader } from './row-reader.js';
import { countsWholes, type Unit } from './units.js';

function readFigure(unit: Unit): (cell: Cell) => Reading<Figure | null> {
  return (cell) => {
    const read = readQuantity(cell, countsWholes(unit));
    if ('error' in read || read.value === null) return read;
    const { value, qualifier } = read.value;
    if (read.value.unit !== null && read.value.unit !== unit) return { error: fault('unit_unfit', { unit: read.value.unit, expected: unit }) };
    return read.warning ? { value: { value, qualifier }, warning: read.warning } : { value: { value, qualifier } };
  };
}

function readDeveloper(cell: Cell, organisations: OrganisationIndex): Reading<OrganisationReference> {
  const text = readText(cell, LONGEST_TITLE);
  if ('error' in text) return text;
  const found = organisations.find(text.value);
  return 'error' in found ? found : { value: found };
}

/** Reads one row of the sheet of zones; null when a value that a zone cannot do without is missing. */
export function readZone(reader: RowReader<'zones'>, organisations: OrganisationIndex, readRegion: (cell: Cell) => Reading<string>): RegisterZone | null {
  const code = reader.read('code', readCode);
  const name = reader.read('name', readTitle);
  const status = reader.read('status', (cell) => readWord(cell, 'zoneStatus'));
  const rest = {
    city: reader.read('city', readTitle),
    region: reader.read('region', readRegion),
    developer: reader.read('developer', (cell) => readDeveloper(cell, organisations)),
    landHectares: reader.read('landHectares', readFigure('ha')),
    officeSquareMetres: reader.read('officeSquareMetres', readFigure('m2')),
    officeYear: reader.read('officeYear', readYear),
    jobsDeclared: reader.read('jobsDeclared', readFigure('jobs')),
    jobsPlanned: reader.read('jobsPlanned', readFigure('jobs')),
    occupancyPercent: reader.read('occupancyPercent', readPercentage),
    source: reader.read('source', readTitle),
  };
  return code && name && status ? { row: reader.row, code, name, status, ...rest } : null;
}
