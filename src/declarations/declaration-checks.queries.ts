import type { DeclarationSection } from '../common/declaration-sections.js';
import type { Language } from '../common/translated.js';
import type { Transaction } from '../database/transaction.js';
import { indicatorsWithEvidence } from '../evidence/evidence.queries.js';
import { checkDeclaration } from './checks/check-declaration.js';
import type { DeclarationCheck } from './checks/check-input.js';
import { checkText } from './checks/check-text.js';
import type { DeclarationCheckAnswer } from './declaration-parts.dto.js';
import { cohortLines } from './cohorts.queries.js';
import { declaredIndicators, draftLines, previousLines } from './declaration-lines.queries.js';
import type { DeclarationRow } from './declarations.queries.js';
import { dimensionsKey } from './declared-line.js';
import { knownCodes } from './dimension-codes.queries.js';
import { dueOfOrganisation } from './periods.queries.js';

/** What stands against sending the draft as it is now. */
export async function checksOfDraft(tx: Transaction, programmeId: string, { id, organisationId, periodId }: DeclarationRow): Promise<DeclarationCheck[]> {
  const indicators = await declaredIndicators(tx, programmeId, periodId);
  const sections = new Set<string>((await dueOfOrganisation(tx, programmeId, periodId, organisationId))?.sections);
  const lines = await draftLines(tx, programmeId, id);
  const previous = await previousLines(tx, programmeId, organisationId, periodId);
  const sites = await tx.query<{ id: string; region: string; open: boolean }>(
    `select s.id, s.region_code as region, (s.closed_on is null or s.closed_on >= lower(p.dates)) as open from register.site s, register.reporting_period p
     where s.organisation_id = $1 and p.programme_id = $2 and p.id = $3`, [organisationId, programmeId, periodId]);
  const codes = await knownCodes(tx, programmeId);
  const last = previous[0]?.period;
  return checkDeclaration({
    indicators, sites,
    lines: lines.map((line) => ({ ...line, dimensions: line.dimensions, explained: line.explanationId !== null })),
    // who follows no cohort loses nothing but its coverage
    asked: indicators.filter((one) => sections.has(one.section) && one.cohort === null).map(({ code }) => code),
    previous: previous.filter(({ period }) => period === last).map((line) => ({ ...line, dimensions: line.dimensions, state: 'reported' as const })),
    cohorts: await cohortLines(tx, programmeId, organisationId, periodId),
    evidence: await indicatorsWithEvidence(tx, programmeId, id),
    codes: { regions: [...codes.region], segments: [...codes.segment], zones: [...codes.zone] },
  });
}

export function checkAnswers(checks: readonly DeclarationCheck[], sectionOf: ReadonlyMap<string, DeclarationSection>, language: Language): DeclarationCheckAnswer[] {
  return checks.map((check) => ({
    code: check.code, level: check.level, section: sectionOf.get(check.indicator) ?? null, indicator: check.indicator, site: check.site, dimensionsKey: dimensionsKey(check.dimensions),
    text: checkText(check, language), explained: check.explained,
  }));
}
