import { ExactDecimal } from '../../common/quantity.js';
import type { Cell } from '../workbook/workbook.js';
import { readDate, readQuantity, readText, readWord } from './cell-values.js';
import type { OrganisationIndex } from './organisation-index.js';
import { withinBounds, type Reading, type ReadQuantity } from './quantity-text.js';
import { readNote, readParties, readTitle } from './read-agreements.js';
import { LONGEST_CODE, readCode } from './read-organisations.js';
import { fault } from './register-problem.js';
import type { Figure, RegisterCommitment, Sourced } from './register-workbook.js';
import type { RowReader } from './row-reader.js';
import { countsWholes, INDICATOR_UNITS, unitOfWord, type Unit } from './units.js';
import type { TargetBasis } from './vocabulary.js';

export interface CommitmentReferences {
  readonly organisations: OrganisationIndex;
  readonly readAgreement: (cell: Cell) => Reading<string>;
  readonly readRegion: (cell: Cell) => Reading<string>;
  readonly readSegment: (cell: Cell) => Reading<string>;
}

const BILLION = '1000000000';

type UnitWord = NonNullable<ReturnType<typeof unitOfWord>>;

function readUnit(cell: Cell): Reading<UnitWord> {
  const text = readText(cell, LONGEST_CODE);
  if ('error' in text) return text;
  const word = unitOfWord(text.value);
  return word?.unit ? { value: word } : { error: fault('unit_unknown') };
}

/** The figure in the indicator's unit, out of a cell that may name its own unit and a column that may scale it. */
function inUnit(quantity: ReadQuantity, unit: Unit, column: UnitWord | null): Reading<Figure> {
  const money = unit === 'MAD bn';
  const family: Unit = money ? 'MAD' : unit;
  if (quantity.unit !== null && quantity.unit !== family) return { error: fault('unit_unfit', { unit: quantity.unit, expected: unit }) };
  // A figure that names neither unit nor scale is in the unit of its column, else in the indicator's.
  const bare = quantity.unit === null && !quantity.scaled;
  const scale = bare ? (column?.scale ?? (money ? BILLION : '1')) : '1';
  const value = new ExactDecimal(quantity.value).times(scale).div(money ? BILLION : '1');
  const checked = withinBounds(value.toFixed(), countsWholes(unit));
  return 'error' in checked ? checked : { value: { value: checked.value, qualifier: quantity.qualifier } };
}

function readFigure(unit: Unit, column: UnitWord | null): (cell: Cell) => Reading<Figure | null> {
  return (cell) => {
    const read = readQuantity(cell, countsWholes(unit));
    if ('error' in read || read.value === null) return read;
    const figure = inUnit(read.value, unit, column);
    return 'error' in figure || !read.warning ? figure : { ...figure, warning: read.warning };
  };
}

/** "Net creations" of at least, or more than, a number is a minimum. */
function withMinimum(basis: Sourced<TargetBasis>, target: Sourced<Figure> | null): Sourced<TargetBasis> {
  const minimum = target?.value.qualifier === 'at_least' || target?.value.qualifier === 'more_than';
  return basis.value === 'increment' && minimum ? { ...basis, value: 'minimum_increment' } : basis;
}

/** Reads one row of the sheet of commitments; null when a value that a commitment cannot do without is missing. */
export function readCommitment(reader: RowReader<'commitments'>, references: CommitmentReferences): RegisterCommitment | null {
  const agreement = reader.read('agreement', references.readAgreement);
  const code = reader.read('code', readCode);
  const kind = reader.read('kind', (cell) => readWord(cell, 'commitmentKind'));
  const obligors = reader.readList('obligors', (cell) => readParties(cell, references.organisations));
  const indicator = reader.read('indicator', (cell) => readWord(cell, 'indicator'));
  const basis = reader.read('basis', (cell) => readWord(cell, 'targetBasis'));
  const word = reader.read('unit', readUnit);
  const unit = indicator ? INDICATOR_UNITS[indicator.value] : (word?.value.unit ?? null);
  if (indicator && word && word.value.unit !== (unit === 'MAD bn' ? 'MAD' : unit)) {
    reader.report('unit', fault('unit_unfit', { unit: word.value.unit ?? '', expected: unit ?? '' }));
  }
  // A figure of which neither indicator nor unit tells what it counts is left unread: the row is refused anyway.
  const readTarget = unit && readFigure(unit, word?.value ?? null);
  const baseline = readTarget && reader.read('baseline', readTarget);
  const target = readTarget && reader.read('target', readTarget);
  if (reader.peek('target') === null) reader.report('target', fault('target_missing', { code: reader.peek('code') ?? '' }));
  if (unit && target && reader.peek('unit') === null) reader.report('unit', fault('unit_taken_from_indicator', { unit }));
  const rest = {
    baselineOn: reader.read('baselineOn', readDate),
    due: reader.read('due', readDate),
    region: reader.read('region', references.readRegion),
    segment: reader.read('segment', references.readSegment),
    source: reader.read('source', readTitle),
    note: reader.read('note', readNote),
  };
  if (!agreement || !code || !kind || !indicator || !basis || !unit) return null;
  const joint = obligors.length > 1;
  return { row: reader.row, agreement, code, kind, obligors, joint, indicator, basis: withMinimum(basis, target), baseline, target, unit, ...rest };
}
