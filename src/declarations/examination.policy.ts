import { compareDecimals } from '../common/quantity.js';
import type { DeclaredLine } from './declared-line.js';

/** One case in which an acceptance needs two persons; the cases of a programme are data. */
export type ExaminationRule =
  | { condition: 'warning' | 'restatement'; indicator: null; threshold: null }
  | { condition: 'threshold'; indicator: string; threshold: string };

export interface Submission {
  warnings: number;
  restatement: boolean;
  lines: readonly Pick<DeclaredLine, 'indicator' | 'value'>[];
}

/** Whether a visa and an acceptance by another person are needed. A threshold is exceeded by one line, in the unit of its indicator. */
export function needsTwoPersons(rules: readonly ExaminationRule[], { warnings, restatement, lines }: Submission): boolean {
  return rules.some((rule) => {
    switch (rule.condition) {
      case 'warning': return warnings > 0;
      case 'restatement': return restatement;
      case 'threshold': return lines.some(({ indicator, value }) => indicator === rule.indicator && value !== null && compareDecimals(value, rule.threshold) > 0);
    }
  });
}
