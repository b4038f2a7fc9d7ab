import { Button, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementCommitments, useAgreementMilestones } from '../../api/agreements.js';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { AgreementFile } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useDraft } from '../../lib/draft.js';
import { useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedNumber, readTypedWhole } from '../../lib/typed-number.js';
import { DateField } from '../../ui/date-field.js';
import { fieldError } from '../../ui/field-error.js';
import { Icon } from '../../ui/icon.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';
import { type MovedMilestone, MovedMilestoneFields } from './moved-milestone-fields.js';
import { type NewTerm, NewTermFields, termBody } from './new-term-fields.js';

type AmendmentBody = components['schemas']['AmendmentBody'];

interface Typed {
  number: string;
  signedOn: KnownDate | null;
  effectiveOn: KnownDate | null;
  summary: string;
  actId: string | null;
  terms: readonly NewTerm[];
  moved: readonly MovedMilestone[];
}

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** An amendment: new terms from its date of effect, moved baselines; what held before stays readable. */
export function AmendmentForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const { today } = useClocks();
  const language = useLanguage();
  const form = useFormErrors(['number', 'signedOn', 'effectiveOn', 'summary', 'actId', 'terms', 'baselines'] as const);
  const { data: commitments = [] } = useAgreementCommitments(file.ref, today);
  const { data: milestones = [] } = useAgreementMilestones(file.ref);
  const draft = useDraft<Typed>(
    `amendment.${file.ref}`,
    { number: String((file.amendments.at(-1)?.number ?? 0) + 1), signedOn: null, effectiveOn: null, summary: '', actId: null, terms: [], moved: [] },
    useAgreementSubject()(file),
  );
  const [number, setNumber] = draft.field('number');
  const [signedOn, setSignedOn] = draft.field('signedOn');
  const [effectiveOn, setEffectiveOn] = draft.field('effectiveOn');
  const [summary, setSummary] = draft.field('summary');
  const [actId, setActId] = draft.field('actId');
  const [terms, setTerms] = draft.field('terms');
  const [moved, setMoved] = draft.field('moved');
  const acts = file.acts.filter(({ kind }) => kind === 'amendment');
  const write = useRegisterWrite(
    (body: AmendmentBody, key) =>
      answerOf(api.POST('/api/v1/programmes/{programme}/agreements/{ref}/amendments', { params: { path: { programme, ref: file.ref } }, headers: changeHeaders(key, draft), body })),
    (_, body) => {
      draft.forget();
      showToast(t('saved.amended', { number: body.number }));
      onClose();
    },
  );
  const submit = (): void => {
    const whole = readTypedWhole(number);
    const isSound = form.accepts({
      number: whole === null ? t('form.numberMissing') : undefined,
      effectiveOn: effectiveOn === null ? t('form.effectMissing') : undefined,
      summary: summary.trim() === '' ? t('form.summaryMissing') : undefined,
      terms: terms.some(({ target }) => target.trim() !== '' && readTypedNumber(target, language) === null) ? t('form.decimalInvalid') : undefined,
      baselines: moved.some(({ on }) => on === null) ? t('form.baselineMissing') : undefined,
    });
    if (!isSound || whole === null || effectiveOn === null) return;
    write.mutate(
      {
        number: whole,
        signedOn: signedOn?.date ?? null,
        effectiveOn: effectiveOn.date,
        summary: summary.trim(),
        actId,
        terms: terms.flatMap((term) => termBody(term, commitments, language)),
        baselines: moved.flatMap(({ milestone, on }) => (on === null ? [] : [{ milestone, baselineOn: on.date, precision: on.precision }])),
      },
      { onError: form.takeRefusal },
    );
  };
  const nextCommitment = commitments.find(({ ref }) => !terms.some((term) => term.commitment === ref));
  const nextMilestone = milestones.find(({ ref }) => !moved.some((one) => one.milestone === ref));
  return (
    <FormDrawer title={t('enter.amendment')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} mine={{ amendment: textOrNull(summary) }} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('number')} label={t('form.number')} inputMode="numeric" error={form.errorOf('number')} value={number} onChange={setNumber} data-autofocus />
      <div className="pair">
        <DateField id={form.idOf('signedOn')} label={<FieldLabel label={t('form.signedOn')} isOptional />} error={form.errorOf('signedOn')} value={signedOn} onChange={setSignedOn} />
        <DateField id={form.idOf('effectiveOn')} label={t('form.effectiveOn')} error={form.errorOf('effectiveOn')} value={effectiveOn} onChange={setEffectiveOn} />
      </div>
      <Textarea id={form.idOf('summary')} label={t('form.summary')} error={fieldError(form.errorOf('summary'))} rows={2} value={summary} onChange={({ currentTarget }) => setSummary(currentTarget.value)} />
      {acts.length === 0 ? null : (
        <ChoiceField id={form.idOf('actId')} label={t('acts')} isOptional error={form.errorOf('actId')} options={acts.map(({ id, title }) => ({ value: id, label: title }))} value={actId} onChange={setActId} />
      )}
      {terms.length === 0 ? null : <p className="note">{t('form.termHelp')}</p>}
      {terms.map((term, index) => (
        <NewTermFields
          key={index}
          id={index === 0 ? form.idOf('terms') : `${form.idOf('terms')}-${index}`}
          term={term}
          error={index === 0 ? form.errorOf('terms') : undefined}
          commitments={commitments}
          onChange={(changed) => setTerms(terms.map((one, at) => (at === index ? changed : one)))}
          onRemove={() => setTerms(terms.filter((_, at) => at !== index))}
        />
      ))}
      {moved.map((one, index) => (
        <MovedMilestoneFields
          key={index}
          id={index === 0 ? form.idOf('baselines') : `${form.idOf('baselines')}-${index}`}
          moved={one}
          error={index === 0 ? form.errorOf('baselines') : undefined}
          milestones={milestones}
          onChange={(changed) => setMoved(moved.map((other, at) => (at === index ? changed : other)))}
          onRemove={() => setMoved(moved.filter((_, at) => at !== index))}
        />
      ))}
      <div className="line wrap">
        <Button size="sm" disabled={nextCommitment === undefined} leftSection={<Icon name="plus" size={13} />} onClick={() => setTerms([...terms, { commitment: nextCommitment?.ref ?? '', target: '', due: null }])}>
          {t('form.addTerm')}
        </Button>
        <Button size="sm" disabled={nextMilestone === undefined} leftSection={<Icon name="plus" size={13} />} onClick={() => setMoved([...moved, { milestone: nextMilestone?.ref ?? '', on: null }])}>
          {t('form.addBaseline')}
        </Button>
      </div>
    </FormDrawer>
  );
}
