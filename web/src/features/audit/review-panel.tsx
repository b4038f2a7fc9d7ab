import { Button, Checkbox, Radio, SegmentedControl, Textarea } from '@mantine/core';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { compareDecimals } from '@common/quantity.js';
import { useTitle } from '../../api/reference.js';
import { useFormat, useLanguage } from '../../lib/language.js';
import { readTypedNumber, writeTypedNumber } from '../../lib/typed-number.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { fieldError } from '../../ui/field-error.js';
import { differenceOf } from '../declarations/totals.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FieldLabel, TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { type MissionFile, type WorksheetRow, useSaveReview } from './audit-queries.js';
import { CompletionMark } from './completion-mark.js';
import type { ReviewDraft } from './review-draft.js';
import { ReviewDossier } from './review-dossier.js';
import { ReviewValues } from './review-values.js';

const FIELDS = ['reasonCode', 'opinion', 'adjusted'] as const;
const REASONS = ['not_declared', 'no_target', 'no_perimeter', 'no_evidence_possible', 'other'] as const;
const OPINIONS = ['verified', 'verified_with_adjustment', 'not_verified', 'unable_to_verify'] as const;
const COMPLETIONS = ['no_evidence', 'not_started', 'limited', 'substantial', 'complete'] as const;
const TESTS = ['document', 'recalculation', 'attestation', 'site_visit', 'interview', 'third_party'] as const;
const CONFIDENCES = ['low', 'medium', 'high'] as const;

interface Props {
  mission: MissionFile;
  row: WorksheetRow;
  draft: ReviewDraft;
  mayWrite: boolean;
  onDraft(draft: ReviewDraft): void;
  onFinding(): void;
  onSaved(mission: MissionFile): void;
}

/** One row: its values, its file, and the opinion. Ctrl+Enter saves from anywhere on the page. */
export function ReviewPanel({ mission, row, draft, mayWrite, onDraft, onFinding, onSaved }: Props): ReactElement {
  const { t } = useTranslation('audit');
  const language = useLanguage();
  const format = useFormat();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const save = useSaveReview(mission.ref, onSaved);
  const typed = draft.adjusted ?? writeTypedNumber(row.review?.adjusted ?? null, language);
  const adjusted = readTypedNumber(typed, language);
  const isAdjusting = draft.verifiable && draft.opinion === 'verified_with_adjustment';
  const gap = isAdjusting ? differenceOf(adjusted, row.accepted) : null;
  const set = (change: Partial<ReviewDraft>): void => onDraft({ ...draft, ...change });
  const submit = (): void => {
    const { verifiable, reasonCode, opinion, completion, tests, confidence, note } = draft;
    const isSound = form.accepts({
      reasonCode: !verifiable && reasonCode === null ? t('form.missing') : undefined,
      opinion: verifiable && opinion === null ? t('form.missing') : undefined,
      adjusted: isAdjusting && (adjusted === null || (row.accepted !== null && compareDecimals(adjusted, row.accepted) === 0)) ? t('form.missing') : undefined,
    });
    if (!isSound) return;
    save.mutate({
      item: row.id,
      body: {
        verifiable,
        ...(verifiable ? {} : { reasonCode: reasonCode ?? 'other' }),
        ...(verifiable && opinion !== null && opinion !== undefined ? { opinion } : {}),
        ...(isAdjusting && adjusted !== null ? { adjusted } : {}),
        ...(verifiable && completion !== null && completion !== undefined ? { completion } : {}),
        ...(tests.length === 0 ? {} : { tests }),
        ...(confidence === null || confidence === undefined ? {} : { confidence }),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      },
    }, { onError: form.takeRefusal });
  };
  useSaveKey(mayWrite && !save.isPending, submit);
  return (
    <div className="stack wide">
      <header>
        <p className="reference">
          <bdi>{row.commitment}</bdi>
          {row.clause === null ? null : ` · ${row.clause.article}`}
        </p>
        <h2>
          {row.obligors.map(({ name }) => titleOf(name)).join(', ')} <span className="secondary">{titleOf(row.indicatorName)}</span>
        </h2>
      </header>
      <ReviewValues row={row} />
      <fieldset disabled={!mayWrite} className="review-dossier">
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {save.error === null || form.covers(save.error) ? null : <WriteProblem write={save} onRetry={submit} />}
        <div>
          <p className="small medium" id="verifiable-label">{t('review.verifiable')}</p>
          <SegmentedControl
            fullWidth disabled={!mayWrite} aria-labelledby="verifiable-label" value={draft.verifiable ? 'yes' : 'no'} onChange={(value) => set({ verifiable: value === 'yes' })}
            data={[{ value: 'yes', label: t('review.yes') }, { value: 'no', label: t('review.no') }]}
          />
        </div>
        {draft.verifiable ? (
          <>
            <Radio.Group label={t('review.opinion')} error={fieldError(form.errorOf('opinion'))} value={draft.opinion ?? ''} onChange={(value) => set({ opinion: value as (typeof OPINIONS)[number] })}>
              <div className="stack">
                {OPINIONS.map((opinion, index) => <Radio key={opinion} id={index === 0 ? form.idOf('opinion') : undefined} value={opinion} label={t(`opinion.${opinion}`)} />)}
              </div>
            </Radio.Group>
            {isAdjusting ? (
              <TextField
                id={form.idOf('adjusted')} label={t('review.adjusted')} dir="ltr" inputMode="decimal" error={form.errorOf('adjusted')} value={typed} onChange={(text) => set({ adjusted: text })}
                description={gap === null ? t('review.willRestate') : `${t('review.adjustedHint', { gap: format.number(gap, { signed: true }) })} · ${t('review.willRestate')}`}
              />
            ) : null}
            <Radio.Group label={<FieldLabel label={t('review.completion')} isOptional />} value={draft.completion ?? ''} onChange={(value) => set({ completion: value as (typeof COMPLETIONS)[number] })}>
              <div className="stack">
                {COMPLETIONS.map((completion) => <Radio key={completion} value={completion} label={<CompletionMark completion={completion} />} />)}
              </div>
            </Radio.Group>
          </>
        ) : (
          <ChoiceField id={form.idOf('reasonCode')} label={t('review.why')} error={form.errorOf('reasonCode')} options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))} value={draft.reasonCode ?? null} onChange={(reasonCode) => set({ reasonCode })} />
        )}
        <Checkbox.Group label={<FieldLabel label={t('review.tests')} isOptional />} value={[...draft.tests]} onChange={(tests) => set({ tests: TESTS.filter((test) => tests.includes(test)) })}>
          <div className="line wrap">{TESTS.map((test) => <Checkbox key={test} value={test} label={t(`test.${test}`)} />)}</div>
        </Checkbox.Group>
        <ChoiceField id={`${form.idOf('opinion')}-confidence`} label={t('review.confidence')} isOptional error={undefined} options={CONFIDENCES.map((value) => ({ value, label: t(`confidence.${value}`) }))} value={draft.confidence ?? null} onChange={(confidence) => set({ confidence })} />
        <Textarea label={<FieldLabel label={t('review.note')} isOptional />} autosize minRows={2} maxLength={4000} value={draft.note} onChange={({ currentTarget }) => set({ note: currentTarget.value })} />
        {mayWrite ? (
          <div className="stack">
            <Button variant="filled" fullWidth loading={save.isPending} aria-keyshortcuts="Control+Enter" onClick={submit}>
              {t('review.saveNext')} <kbd>Ctrl ↵</kbd>
            </Button>
            <Button onClick={onFinding}>{t('review.finding')}</Button>
          </div>
        ) : null}
      </fieldset>
      <ReviewDossier row={row} period={mission.period} />
    </div>
  );
}

function useSaveKey(isOn: boolean, save: () => void): void {
  const latest = useRef(save);
  useEffect(() => {
    latest.current = save;
  });
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent): void => {
      const isElsewhere = event.target instanceof HTMLElement && event.target.closest('[role="dialog"]') !== null;
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isElsewhere || event.repeat) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [isOn]);
}
