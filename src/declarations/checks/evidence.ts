import type { DeclarationCheckInput } from './check-input.js';
import type { Finding } from './finding.js';

/** A value of an indicator that asks for evidence stands on something attached. */
export function checkEvidence({ lines, indicators, evidence }: DeclarationCheckInput): Finding[] {
  const [reported, attached] = [new Set(lines.filter(({ state }) => state === 'reported').map(({ indicator }) => indicator)), new Set(evidence)];
  return indicators
    .filter(({ code, evidenceRequired }) => evidenceRequired && reported.has(code) && !attached.has(code))
    .map(({ code }) => ({ code: 'evidence_missing', indicator: code, site: null, dimensions: {}, parameters: {} }));
}
