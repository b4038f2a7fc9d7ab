import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Health } from '../../ui/health.js';
import type { DeclarationCheck, DeclarationFile, DeclarationLine } from '../declarations/declaration-queries.js';
import { rowOf } from '../declarations/entry/entry-rows.js';
import { useEntryWords } from '../declarations/entry/entry-words.js';

const BALANCE: readonly string[] = ['job_balance', 'transfers_differ', 'no_previous_headcount'];
const VARIATION: readonly string[] = ['variation', 'rise_from_zero', 'first_declaration'];

/** Every automatic check at a glance; those that pass take one word. */
export function Checks({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation('examination');
  const warned = (codes: readonly string[]): boolean => file.checks.some(({ code }) => codes.includes(code));
  const hasJobs = file.sections.some(({ section }) => section === 'jobs');
  return (
    <div className="exam-checks">
      {warned(['not_reported']) ? <Health level="at_risk">{t('check.incomplete')}</Health> : <Health level="on_track">{t('check.complete')}</Health>}
      {!hasJobs ? null : warned(BALANCE) ? <Health level="at_risk">{t('check.unbalanced')}</Health> : <Health level="on_track">{t('check.balanced')}</Health>}
      {warned(VARIATION) ? <Health level="at_risk">{t('check.outOfRange')}</Health> : <Health level="on_track">{t('check.inRange')}</Health>}
      <Health level={file.late === true ? 'at_risk' : 'on_track'}>{t(file.late === true ? 'check.late' : 'check.onTime')}</Health>
      {file.restatement === 0 ? null : <Health level="at_risk">{t('check.restatement')}</Health>}
      {file.warnings === 0 ? null : <Health level="at_risk">{t('warnings', { count: file.warnings })}</Health>}
    </div>
  );
}

/** What does not pass, each with its sentence and what the organisation says of it. */
export function Exceptions({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation('examination');
  const words = useEntryWords(file);
  if (file.checks.length === 0) return <p className="small secondary">{t('noException')}</p>;
  const lines = file.sections.flatMap((section) => section.lines);
  return (
    <ul className="exam-exceptions">
      {file.checks.map((check, index) => {
        const said = explanationOf(check, lines);
        return (
          <li key={index}>
            <Health level={check.level === 'error' ? 'off_track' : 'at_risk'}>{check.indicator === null ? '' : words.cellOf(rowOf(check.site), check.indicator)}</Health>
            <p>{check.text}</p>
            <p className="muted">{said === null ? t('noExplanation') : t('explanation', { text: said })}</p>
          </li>
        );
      })}
    </ul>
  );
}

function explanationOf(check: DeclarationCheck, lines: readonly DeclarationLine[]): string | null {
  const own = lines.filter(({ indicator, site }) => indicator === check.indicator && (check.site === null || site === check.site));
  return own.find(({ explanation }) => explanation !== null)?.explanation ?? null;
}
