import { Button, Checkbox } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegisterWrite } from '../../../api/queries.js';
import { useTitle } from '../../../api/reference.js';
import { useMay, usePaths, usePlace } from '../../../lib/place.js';
import { ErrorSummary, type FieldMessage } from '../../../ui/error-summary.js';
import { fieldError } from '../../../ui/field-error.js';
import { Health } from '../../../ui/health.js';
import { Ask } from '../ask.js';
import { WriteProblem } from '../../organisations/write-problem.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { putSection, useKeepFile, useSubmitDeclaration } from '../declaration-writes.js';
import { rowOf } from '../entry/entry-rows.js';
import { useEntryWords } from '../entry/entry-words.js';
import { usePeriodText } from '../period-text.js';
import { type Explained, explanationId, explanationsOf } from './explanations.js';

const ExplanationField = lazy(async () => ({ default: (await import('./explanation-field.js')).ExplanationField }));

const EXACT = 'declared-exact';

interface Props {
  file: DeclarationFile;
}

/** What is left to explain, the statement, and the sending, which waits for the register's answer. */
export function SubmitForm({ file }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const titleOf = useTitle();
  const paths = usePaths();
  const { programme } = usePlace();
  const navigate = useNavigate();
  const periodText = usePeriodText();
  const signs = useMay('declaration.submit');
  const [isExact, setExact] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const explained = explanationsOf(file);
  const words = useEntryWords(file);
  const keep = useKeepFile();
  const explain = useRegisterWrite(({ at: { section, line }, text }: { at: Explained; text: string }, key) => {
    const version = file.sections.find((one) => one.section === section)?.version ?? 0;
    const { indicator, site, state, value } = line;
    const dimensions = Object.fromEntries(Object.entries(line.dimensions).filter(([, said]) => typeof said === 'string'));
    return putSection(programme, file.ref, section, version, key, { lines: [{ indicator, site, dimensions, state, value, explanation: text === '' ? null : text }] });
  }, keep);
  const submit = useSubmitDeclaration(({ ref }) => void navigate({ to: paths.receipt(ref) }));
  const errors = file.checks.filter(({ level }) => level === 'error');
  const organisation = titleOf(file.organisation.name);
  const placeOf = (site: string | null, indicator: string): string => (site === null ? words.columnOf(indicator) : words.cellOf(rowOf(site), indicator));
  const nameOf = ({ line }: Explained): string => words.cellOf(rowOf(line.site, line.dimensions), line.indicator);
  const missing: FieldMessage[] = attempt === 0 ? [] : [
    ...errors.slice(0, 1).map(() => ({ fieldId: 'errors', message: t('check.missingCorrection', { what: errors.length }) })),
    ...explained.filter((one) => !one.isExplained).map((one) => ({ fieldId: explanationId(one), message: t('check.missingExplanation', { what: nameOf(one) }) })),
    ...(isExact ? [] : [{ fieldId: EXACT, message: t('check.missingExact') }]),
  ];
  const messageOf = (fieldId: string): string | undefined => missing.find((one) => one.fieldId === fieldId)?.message;
  const ask = (): void => {
    const isReady = isExact && errors.length === 0 && explained.every((one) => one.isExplained);
    if (isReady) setAsking(true);
    else setAttempt((tries) => tries + 1);
  };
  return (
    <>
      <div className="section">
        <ErrorSummary errors={missing} attempt={attempt} />
      </div>
      {errors.length === 0 ? null : (
        <section className="stack" id="errors" tabIndex={-1} aria-label={t('check.errors')} style={{ marginBlock: 'var(--s4)' }}>
          <h2>{t('check.errors')}</h2>
          <ul className="stack check-errors">
            {errors.map((check, index) => (
              <li key={index} className="small">
                <Health level="off_track">{check.indicator === null ? null : placeOf(check.site, check.indicator)}</Health> {check.text}{' '}
                {check.section === null ? null : <Link to={paths.entry(file.ref, check.section)}>{t('check.change')}</Link>}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="check-columns">
        <section className="stack wide" aria-label={t('check.explain')}>
          {explained.length === 0 ? null : <h2>{t('check.explain')}</h2>}
          <Suspense fallback={null}>
            {explained.map((one) => (
              <ExplanationField
                key={one.id}
                file={file}
                explained={one}
                error={one.isExplained ? undefined : messageOf(explanationId(one))}
                isSaving={explain.isPending && explain.variables.at.id === one.id}
                onSave={(text) => explain.mutate({ at: one, text })}
              />
            ))}
          </Suspense>
          {explain.error === null ? explain.isSuccess ? <p className="tiny muted" role="status">{t('check.saved')}</p> : null : <WriteProblem write={explain} />}
        </section>
        <section className="stack wide" aria-label={t('check.send')}>
          <h2>{t('check.send')}</h2>
          <Checkbox id={EXACT} label={t('check.exact', { organisation })} error={fieldError(messageOf(EXACT))} checked={isExact} onChange={({ currentTarget }) => setExact(currentTarget.checked)} />
          <p className="small secondary">{t('check.freezes')}</p>
          {submit.error === null ? null : <WriteProblem write={submit} onRetry={() => submit.mutate(file)} />}
          <div className="line wrap">
            <Button size="lg" variant="filled" disabled={!signs} loading={submit.isPending} onClick={ask}>
              {t('check.send')}
            </Button>
            <Button size="lg" variant="subtle" component={Link} to={paths.declaration(file.ref)}>
              {t('check.keep')}
            </Button>
          </div>
          {signs ? null : <p className="subtitle">{t('check.onlySignatory')}</p>}
        </section>
      </div>
      {isAsking ? (
        <Ask title={t('check.sign')} confirmLabel={t('check.send')} isPending={submit.isPending} onClose={() => setAsking(false)} onConfirm={() => submit.mutate(file, { onSettled: () => setAsking(false) })}>
          <p>{t('check.signText', { organisation, period: periodText(file.period) })}</p>
        </Ask>
      ) : null}
    </>
  );
}
