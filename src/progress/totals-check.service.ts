import type { CivilDate } from '../common/civil-date.js';
import type { Transaction } from '../database/transaction.js';
import { emptyProgress, type ProgressRow } from './commitment-progress.js';
import { computing } from './computing.js';
import { apart, expectedSummary, groundOf, isEmpty } from './expected.js';
import { type Catalogue, everyCommitment, readCatalogue } from './progress-facts.queries.js';
import { organisationsDeclaring, progressOfCommitments, type StoredProgress, type StoredSummary, storedVerified, summaryOfOrganisation, verifiedByMissions, type VerifiedValue } from './progress-rows.queries.js';
import type { ScopedCommitment } from './scoped-commitment.js';
import type { SummaryRow } from './summary.js';

/** A stored figure that its rows do not give. */
export interface Difference {
  what: string;
  stored: string;
  computed: string;
}

export interface CheckedTotals {
  differences: Difference[];
  /** Rows that say something, stored and computed together. */
  compared: number;
}

/** Recomputes every summary and every progress of a programme from its rows and compares. It writes nothing. */
export async function checkTotals(tx: Transaction, programmeId: string): Promise<CheckedTotals> {
  return computing(tx, async () => {
    const catalogue = await readCatalogue(tx, programmeId);
    const checked: CheckedTotals = { differences: [], compared: 0 };
    for (const organisationId of await organisationsDeclaring(tx, programmeId)) {
      const expected = await expectedSummary(tx, programmeId, catalogue, organisationId);
      const computed = [...expected].flatMap(([{ from, to }, rows]) => rows.map((row) => ({ ...row, from, to })));
      compare(checked, await summaryOfOrganisation(tx, programmeId, organisationId), computed, summaryName, summaryText);
    }
    const commitments = await everyCommitment(tx, programmeId);
    for (const group of apart(commitments)) {
      await checkGroup(tx, programmeId, catalogue, group, checked);
    }
    const unobliged = commitments.filter(({ scope }) => scope.obligors.length === 0).map(({ id }) => id);
    compare(checked, await progressOfCommitments(tx, programmeId, unobliged), [], progressName, progressText);
    compare(checked, await storedVerified(tx, programmeId), await verifiedByMissions(tx, programmeId), verifiedName, verifiedText);
    return checked;
  });
}

async function checkGroup(tx: Transaction, programmeId: string, catalogue: Catalogue, group: readonly ScopedCommitment[], checked: CheckedTotals): Promise<void> {
  const ground = await groundOf(tx, programmeId, catalogue, group, group);
  const stored = await progressOfCommitments(tx, programmeId, group.map(({ id }) => id));
  const days = new Map(stored.map((row) => [`${row.commitmentId}|${row.from}|${row.to}`, row.computedOn]));
  const computed = group.flatMap((commitment) => {
    const extent = ground.extent(commitment);
    return catalogue.periods
      .filter(({ from, to }) => extent !== null && from >= extent.from && to <= extent.to)
      .map((period) => ({ ...ground.progress(commitment, period, days.get(`${commitment.id}|${period.from}|${period.to}`) ?? tx.today), from: period.from, to: period.to }));
  });
  compare(checked, stored, computed, progressName, progressText);
}

interface Dated {
  from: CivilDate;
  to: CivilDate;
}

/** Rows by name; a row that says nothing is as one that is not there. */
function compare<Stored, Computed>(
  checked: CheckedTotals, stored: readonly Stored[], computed: readonly Computed[], nameOf: (row: Stored | Computed) => string, textOf: (row: Stored | Computed) => string,
): void {
  const texts = (rows: readonly (Stored | Computed)[]): Map<string, string> => new Map(rows.map((row) => [nameOf(row), textOf(row)]).filter(([, text]) => text !== '') as [string, string][]);
  const [kept, expected] = [texts(stored), texts(computed)];
  const names = [...new Set([...kept.keys(), ...expected.keys()])].sort();
  checked.compared += names.length;
  for (const what of names) {
    const [one, other] = [kept.get(what) ?? 'nothing', expected.get(what) ?? 'nothing'];
    if (one !== other) checked.differences.push({ what, stored: one, computed: other });
  }
}

const verifiedName = ({ commitmentId, from, to }: VerifiedValue): string => `verified value of commitment ${commitmentId}, ${from} to ${to}`;
const verifiedText = ({ verified, verifiedOf }: VerifiedValue): string => `${verified} of ${verifiedOf}`;

function summaryName(row: (StoredSummary | SummaryRow) & Partial<Dated>): string {
  const place = [row.siteId && `site ${row.siteId}`, row.region && `region ${row.region}`, row.segment && `segment ${row.segment}`].filter(Boolean).join(', ');
  return `summary of organisation ${row.organisationId}, indicator version ${row.versionId}, ${row.from} to ${row.to}${place === '' ? '' : `, ${place}`}`;
}

function summaryText(row: StoredSummary | SummaryRow): string {
  const said = { declared: row.declared ?? row.declaredState, accepted: row.accepted ?? row.acceptedState };
  return textOfFields(said);
}

function progressName(row: (StoredProgress | ProgressRow) & Partial<Dated>): string {
  return `progress of commitment ${row.commitmentId}, ${row.from} to ${row.to}`;
}

function progressText(row: StoredProgress | ProgressRow): string {
  const { commitmentId, agreementId, termId, declared, accepted, carried, missing, unattributable, overlapCertain, overlapPossible } = row;
  const said: ProgressRow = { ...emptyProgress({ id: commitmentId, agreementId }, { id: '' }), termId, declared, accepted, carried, missing, unattributable, overlapCertain, overlapPossible };
  return isEmpty(said) ? '' : textOfFields({ agreementId, termId, declared, accepted, carried, missing, unattributable, overlapCertain, overlapPossible });
}

function textOfFields(fields: Readonly<Record<string, string | number | boolean | null>>): string {
  return Object.entries(fields).filter(([, value]) => value !== null && value !== false && value !== 0).map(([name, value]) => `${name} ${value}`).join(', ');
}
