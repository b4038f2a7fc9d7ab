import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import type { DeclarationFile } from './declaration-queries.js';
import { rowOf } from './entry/entry-rows.js';
import { useEntryWords } from './entry/entry-words.js';

type Decision = DeclarationFile['decisions'][number];
type Remark = Decision['lines'][number];

const RETURN_REASONS = ['evidence_missing', 'to_explain', 'to_correct', 'other'] as const;
const LOWER_REASONS = ['evidence_proves_less', 'outside_scope', 'double_count', 'other'] as const;

/** Who decided what, the latest first. */
export function Decisions({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation(['examination', 'declarations']);
  const titleOf = useTitle();
  const format = useFormat();
  return (
    <section className="section decisions" aria-label={t('decisions')} id="decisions">
      <h2>{t('decisions')}</h2>
      {file.decisions.length === 0 ? (
        <p className="subtitle">{t('declarations:task.noDecision')}</p>
      ) : (
        <ol>
          {file.decisions.map((decision) => {
            const at = format.instant(decision.decidedAt);
            return (
              <li key={decision.id}>
                <b className="medium">{t(`decision.${decision.kind}`)}</b>{' '}
                <span className="muted">
                  <bdi dir="ltr">
                    {at.date} {at.time}
                  </bdi>
                  {', '}
                  {[decision.person, decision.organisation === null ? null : titleOf(decision.organisation.name), t('revision', { number: decision.revision })].filter((part) => part !== null).join(', ')}
                </span>
                {decision.note === null ? null : <p>{decision.note}</p>}
                {decision.lines.map((remark) => (
                  <RemarkText key={remark.line} file={file} kind={decision.kind} remark={remark} />
                ))}
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

function RemarkText({ file, kind, remark }: { file: DeclarationFile; kind: Decision['kind']; remark: Remark }): ReactElement {
  const { t } = useTranslation('examination');
  const format = useFormat();
  const reason = kind === 'return' ? RETURN_REASONS.find((one) => one === remark.reasonCode) : undefined;
  const lower = kind === 'return' ? undefined : LOWER_REASONS.find((one) => one === remark.reasonCode);
  const word = reason === undefined ? (lower === undefined ? '' : t(`lowerReasons.${lower}`)) : t(`reasons.${reason}`);
  const words = useEntryWords(file);
  const line = words.cellOf(rowOf(remark.site, JSON.parse(remark.dimensionsKey) as object), remark.indicator);
  const text = remark.value === null ? word : t('lowered', { value: format.number(remark.value), reason: word });
  return <p>{t('remark', { line, text: remark.note === null ? text : `${text}. ${remark.note}` })}</p>;
}

/** What the examiner asks to correct, with the way to it. */
export function ReturnedNote({ file }: { file: DeclarationFile }): ReactElement | null {
  const { t } = useTranslation(['declarations', 'examination']);
  const paths = usePaths();
  const decision = file.decisions.find(({ kind }) => kind === 'return');
  if (decision === undefined) return null;
  return (
    <div className="note risk" role="status" style={{ marginBlockEnd: 'var(--s4)' }}>
      <b>{t('task.returned')}</b>
      {decision.note === null ? null : <p>{decision.note}</p>}
      {decision.lines.map((remark) => {
        const section = file.sections.find(({ indicators }) => indicators.some(({ code }) => code === remark.indicator));
        return (
          <div key={remark.line} className="line wrap">
            <RemarkText file={file} kind="return" remark={remark} />
            {section === undefined ? null : <Link to={paths.entry(file.ref, section.section)}>{t('check.change')}</Link>}
          </div>
        );
      })}
    </div>
  );
}
