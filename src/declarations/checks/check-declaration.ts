import { dimensionsKey } from '../declared-line.js';
import { checkAxisSums } from './axis-sums.js';
import { CHECKS } from './check-catalogue.js';
import type { CheckedLine, DeclarationCheck, DeclarationCheckInput } from './check-input.js';
import { checkCohorts } from './cohorts.js';
import { checkCompleteness, checkNotReported } from './completeness.js';
import { declaredAmounts } from './declared-amounts.js';
import { checkEvidence } from './evidence.js';
import type { Finding } from './finding.js';
import { checkJobBalance, checkTransfers, JOB_INDICATORS } from './job-balance.js';
import { checkLines } from './line-checks.js';
import { checkVariation } from './variation.js';

/** Everything that stands against sending a declaration, in an order that does not depend on that of its lines. */
export function checkDeclaration(input: DeclarationCheckInput): DeclarationCheck[] {
  const [declared, accepted] = [declaredAmounts(input.lines), declaredAmounts(input.previous)];
  const findings = [
    ...checkCompleteness(input),
    ...checkLines(input),
    ...checkAxisSums(declared),
    ...checkNotReported(input),
    ...checkJobBalance(input, declared, accepted),
    ...checkTransfers(declared),
    ...checkCohorts(input, declared),
    ...checkVariation(input, declared, accepted),
    ...checkEvidence(input),
  ];
  const explained = explainedLines(input.lines);
  return sorted(input, findings).map((finding) => ({ ...finding, level: CHECKS[finding.code].level, explained: isExplained(finding, explained) }));
}

/** A declaration with these checks may be sent: no error, and every warning explained. */
export function maySend(checks: readonly DeclarationCheck[]): boolean {
  return checks.every(({ level, explained }) => level === 'warning' && explained);
}

function explainedLines(lines: readonly CheckedLine[]): Map<string, CheckedLine[]> {
  const found = new Map<string, CheckedLine[]>();
  for (const line of lines) if (line.explained) found.set(line.indicator, [...(found.get(line.indicator) ?? []), line]);
  return found;
}

/** A line within the place of the finding is explained; of a job balance, a line of any of its indicators. */
function isExplained({ code, indicator, site, dimensions }: Finding, explained: ReadonlyMap<string, readonly CheckedLine[]>): boolean {
  if (CHECKS[code].level === 'error') return false;
  const indicators = code === 'job_balance' || code === 'transfers_differ' ? JOB_INDICATORS : [indicator];
  return indicators.some((each) => (explained.get(each) ?? []).some((line) =>
    (site === null || line.site === site) && Object.entries(dimensions).every(([name, value]) => line.dimensions[name as keyof typeof dimensions] === value)));
}

function sorted({ indicators, sites }: DeclarationCheckInput, findings: readonly Finding[]): Finding[] {
  const [indicatorAt, siteAt] = [new Map(indicators.map(({ code }, index) => [code, index])), new Map(sites.map(({ id }, index) => [id, index]))];
  const codes = Object.keys(CHECKS);
  const rank = ({ code, indicator, site, dimensions, parameters }: Finding): (number | string)[] => [
    CHECKS[code].level === 'error' ? 0 : 1,
    indicatorAt.get(indicator) ?? indicators.length, indicator,
    site === null ? -1 : (siteAt.get(site) ?? sites.length), site ?? '',
    dimensionsKey(dimensions), codes.indexOf(code), JSON.stringify(parameters),
  ];
  return findings.map((finding) => ({ finding, rank: rank(finding) })).sort((left, right) => compareRanks(left.rank, right.rank)).map(({ finding }) => finding);
}

function compareRanks(left: readonly (number | string)[], right: readonly (number | string)[]): number {
  const at = left.findIndex((part, index) => part !== right[index]);
  return at === -1 ? 0 : (left[at] as number | string) < (right[at] as number | string) ? -1 : 1;
}
