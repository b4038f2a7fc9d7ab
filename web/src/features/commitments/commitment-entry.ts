import type { Language } from '@common/translated.js';
import type { components } from '../../api/generated/schema.js';
import type { OrganisationName } from '../../api/types.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedNumber } from '../../lib/typed-number.js';

export type CommitmentBody = components['schemas']['CreateCommitmentBody'];
export type Indicator = components['schemas']['IndicatorAnswer'];

export const KINDS = ['jobs', 'training', 'hosting_zone', 'export_revenue', 'incentive', 'land', 'training_places'] as const satisfies readonly CommitmentBody['kind'][];
export const SIDES = ['company', 'state', 'sector'] as const satisfies readonly CommitmentBody['side'][];
export const BASES = ['increment', 'minimum_increment', 'level', 'annual_flow', 'running_total'] as const satisfies readonly CommitmentBody['basis'][];
export const LIABILITIES = ['unknown', 'joint', 'several'] as const satisfies readonly NonNullable<CommitmentBody['liability']>[];
export const QUALIFIERS = ['exact', 'about', 'at_least', 'more_than'] as const satisfies readonly NonNullable<CommitmentBody['qualifier']>[];

export type Qualifier = (typeof QUALIFIERS)[number];

export interface Step {
  on: KnownDate | null;
  value: string;
}

/** What the author of a new commitment has typed so far. */
export interface CommitmentEntry {
  ref: string;
  titleFr: string;
  titleAr: string;
  titleEn: string;
  kind: CommitmentBody['kind'] | null;
  side: CommitmentBody['side'];
  indicator: string | null;
  obligors: readonly (OrganisationName | null)[];
  liability: (typeof LIABILITIES)[number] | null;
  beneficiary: OrganisationName | null;
  clauseId: string | null;
  regions: readonly string[];
  segments: readonly string[];
  basis: CommitmentBody['basis'] | null;
  base: string;
  baseOn: KnownDate | null;
  baseSource: string;
  target: string;
  qualifier: Qualifier;
  /** That of the indicator unless chosen. */
  unit: string | null;
  due: KnownDate | null;
  linear: boolean;
  steps: readonly Step[];
  source: string;
}

export const NO_ENTRY: CommitmentEntry = {
  ref: '', titleFr: '', titleAr: '', titleEn: '', kind: null, side: 'company', indicator: null, obligors: [null], liability: null, beneficiary: null, clauseId: null,
  regions: [], segments: [], basis: null, base: '', baseOn: null, baseSource: '', target: '', qualifier: 'exact', unit: null, due: null, linear: false, steps: [], source: '',
};

/** Named as in the body, so that what the server finds stands under the same fields. */
export const FIELDS = [
  'ref', 'titleFr', 'titleAr', 'titleEn', 'kind', 'side', 'indicator', 'obligors', 'liability', 'beneficiaryId', 'clauseId', 'regions', 'segments', 'basis', 'base', 'baseOn', 'baseSource',
  'target', 'qualifier', 'unit', 'dueOn', 'linear', 'steps', 'source',
] as const;

export type Mistake = 'refMissing' | 'titleMissing' | 'kindMissing' | 'indicatorMissing' | 'obligorMissing' | 'basisMissing' | 'decimalInvalid' | 'stepMissing';

export function mistakesOf(entry: CommitmentEntry, language: Language): Partial<Record<(typeof FIELDS)[number], Mistake>> {
  const found: Partial<Record<(typeof FIELDS)[number], Mistake>> = {};
  if (entry.ref.trim() === '') found.ref = 'refMissing';
  if (entry.titleFr.trim() === '') found.titleFr = 'titleMissing';
  if (entry.kind === null) found.kind = 'kindMissing';
  if (entry.indicator === null) found.indicator = 'indicatorMissing';
  if (entry.side !== 'sector' && entry.obligors.some((obligor) => obligor === null)) found.obligors = 'obligorMissing';
  if (entry.basis === null) found.basis = 'basisMissing';
  if (isUnread(entry.base, language)) found.base = 'decimalInvalid';
  if (isUnread(entry.target, language)) found.target = 'decimalInvalid';
  if (entry.steps.some(({ on, value }) => on === null || value.trim() === '' || isUnread(value, language))) found.steps = 'stepMissing';
  return found;
}

/** Null for an entry that has mistakes. */
export function bodyOf(entry: CommitmentEntry, agreement: string, language: Language): CommitmentBody | null {
  const { kind, indicator, basis, due, baseOn } = entry;
  if (kind === null || indicator === null || basis === null) return null;
  const obligors = entry.obligors.filter((obligor) => obligor !== null);
  return {
    agreement, kind, indicator, basis,
    ref: entry.ref.trim(),
    titleFr: entry.titleFr.trim(),
    titleAr: filled(entry.titleAr),
    titleEn: filled(entry.titleEn),
    side: entry.side,
    obligors: obligors.map(({ id }) => ({ organisationId: id })),
    ...(obligors.length > 1 && entry.liability !== null ? { liability: entry.liability } : {}),
    beneficiaryId: entry.beneficiary?.id ?? null,
    clauseId: entry.clauseId,
    regions: [...entry.regions],
    segments: [...entry.segments],
    base: readTypedNumber(entry.base, language),
    baseOn: baseOn?.date ?? null,
    baseSource: filled(entry.baseSource),
    target: readTypedNumber(entry.target, language),
    ...(entry.target.trim() === '' ? {} : { qualifier: entry.qualifier }),
    ...(entry.unit === null ? {} : { unit: entry.unit }),
    dueOn: due?.date ?? null,
    ...(due === null ? {} : { duePrecision: due.precision }),
    linear: entry.linear,
    steps: entry.steps.flatMap(({ on, value }) => (on === null ? [] : [{ on: on.date, precision: on.precision, value: readTypedNumber(value, language) ?? value }])),
    source: filled(entry.source),
  };
}

function isUnread(text: string, language: Language): boolean {
  return text.trim() !== '' && readTypedNumber(text, language) === null;
}

function filled(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
