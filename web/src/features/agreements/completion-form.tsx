import { Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import { type AgreementFile, dateOf } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedNumber, writeTypedNumber } from '../../lib/typed-number.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { KINDS } from './agreement-filters.js';
import { useAgreementSubject } from './agreement-subject.js';

type Body = components['schemas']['ChangeAgreementBody'];

const TEXTS = ['titleFr', 'titleAr', 'titleEn'] as const;
const DATES = { signedOn: 'signature', publishedOn: 'publication', effectiveFrom: 'effect', effectiveTo: 'end' } as const;
const DATE_FIELDS = ['signedOn', 'publishedOn', 'effectiveFrom', 'effectiveTo'] as const;
const LANGUAGES = ['fr', 'ar'] as const;
const QUALIFIERS = ['exact', 'about', 'at_least', 'more_than'] as const;
const NATURES = ['private_investment', 'subsidy', 'regional_subsidy', 'bonus'] as const;
const FIELDS = [...TEXTS, 'kind', ...DATE_FIELDS, 'legalType', 'authenticLanguage', 'amount', 'amountQualifier', 'amountNature', 'source', 'note'] as const;
const LONGEST_NOTE = 2000;

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** Completes what the act was not known to say. What the parties change between them is an amendment. */
export function CompletionForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'history']);
  const { programme } = usePlace();
  const language = useLanguage();
  const form = useFormErrors(FIELDS);
  const draft = useDraft(
    `completion.${file.ref}`,
    {
      titleFr: file.title.fr, titleAr: file.title.ar ?? '', titleEn: file.title.en ?? '', kind: file.kind,
      signedOn: knownDay(file.signedOn), publishedOn: knownDay(file.publishedOn), effectiveFrom: knownDay(file.effectiveFrom), effectiveTo: knownDay(file.effectiveTo),
      legalType: file.legalType ?? '', authenticLanguage: file.authenticLanguage, amount: writeTypedNumber(file.amount?.value ?? null, language),
      amountQualifier: file.amount?.qualifier ?? 'exact', amountNature: file.amount?.nature ?? null, source: file.source ?? '', note: file.note ?? '',
    },
    useAgreementSubject()(file),
  );
  const { values, change } = draft;
  const amount = readTypedNumber(values.amount, language);
  const body: Body = {
    titleFr: values.titleFr.trim(), titleAr: textOrNull(values.titleAr), titleEn: textOrNull(values.titleEn), kind: values.kind,
    signedOn: values.signedOn?.date ?? null, publishedOn: values.publishedOn?.date ?? null, effectiveFrom: values.effectiveFrom?.date ?? null, effectiveTo: values.effectiveTo?.date ?? null,
    legalType: textOrNull(values.legalType), authenticLanguage: values.authenticLanguage,
    amount, amountQualifier: amount === null ? null : values.amountQualifier, amountNature: amount === null ? null : values.amountNature,
    source: textOrNull(values.source), note: textOrNull(values.note),
  };
  const write = useRegisterWrite(
    (_: undefined, key) => answerOf(api.PATCH('/api/v1/programmes/{programme}/agreements/{ref}', { params: { path: { programme, ref: file.ref } }, headers: changeHeaders(key, draft), body })),
    () => {
      draft.forget();
      showToast(t('agreements:saved.completed', { ref: file.ref }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      titleFr: values.titleFr.trim() === '' ? t('agreements:form.titleMissing') : undefined,
      amount: values.amount.trim() !== '' && amount === null ? t('agreements:form.decimalInvalid') : undefined,
    });
    if (isSound) write.mutate(undefined, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('agreements:enter.completion')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} mine={saidBy(body)} onSubmit={submit} onClose={onClose}>
      <p className="note">{t('agreements:form.completionHelp')}</p>
      {TEXTS.map((name) => (
        <TextField
          key={name}
          id={form.idOf(name)}
          label={t(`agreements:form.${name}`)}
          isOptional={name !== 'titleFr'}
          lang={name.slice(-2).toLowerCase()}
          dir={name === 'titleAr' ? 'rtl' : 'ltr'}
          error={form.errorOf(name)}
          value={values[name]}
          onChange={(text) => change({ [name]: text })}
          data-autofocus={name === 'titleFr' ? true : undefined}
        />
      ))}
      <ChoiceField id={form.idOf('kind')} label={t('agreements:form.kind')} error={form.errorOf('kind')} options={KINDS.map((value) => ({ value, label: t(`agreements:kind.${value}`) }))} value={values.kind} onChange={(kind) => change({ kind: kind ?? values.kind })} />
      <div className="pair">
        {DATE_FIELDS.map((name) => (
          <DateField key={name} id={form.idOf(name)} label={<FieldLabel label={t(`agreements:date.${DATES[name]}`)} isOptional />} error={form.errorOf(name)} value={values[name]} onChange={(day) => change({ [name]: day })} />
        ))}
      </div>
      <TextField id={form.idOf('legalType')} label={t('agreements:legalType')} isOptional error={form.errorOf('legalType')} value={values.legalType} onChange={(legalType) => change({ legalType })} />
      <ChoiceLine<(typeof LANGUAGES)[number]>
        id={form.idOf('authenticLanguage')}
        label={t('agreements:form.language')}
        error={form.errorOf('authenticLanguage')}
        options={LANGUAGES.map((value) => ({ value, label: t(`agreements:form.languages.${value}`) }))}
        value={values.authenticLanguage}
        onChange={(authenticLanguage) => change({ authenticLanguage })}
      />
      <TextField id={form.idOf('amount')} label={t('agreements:form.amountMad')} isOptional dir="ltr" inputMode="decimal" error={form.errorOf('amount')} value={values.amount} onChange={(text) => change({ amount: text })} />
      {values.amount.trim() === '' ? null : (
        <div className="pair">
          <ChoiceField
            id={form.idOf('amountQualifier')}
            label={t('history:field.amount_qualifier')}
            error={form.errorOf('amountQualifier')}
            options={QUALIFIERS.map((value) => ({ value, label: t(`agreements:qualifier.${value}`) }))}
            value={values.amountQualifier}
            onChange={(qualifier) => change({ amountQualifier: qualifier ?? values.amountQualifier })}
          />
          <ChoiceField
            id={form.idOf('amountNature')}
            label={t('history:field.amount_nature')}
            isOptional
            error={form.errorOf('amountNature')}
            options={NATURES.map((value) => ({ value, label: t(`agreements:amountNature.${value}`) }))}
            value={values.amountNature}
            onChange={(amountNature) => change({ amountNature })}
          />
        </div>
      )}
      <TextField id={form.idOf('source')} label={t('agreements:form.source')} description={t('agreements:form.sourceHint')} isOptional error={form.errorOf('source')} value={values.source} onChange={(source) => change({ source })} />
      <Textarea
        id={form.idOf('note')}
        label={<FieldLabel label={t('agreements:form.fields.note')} isOptional />}
        error={fieldError(form.errorOf('note'))}
        rows={2}
        dir="auto"
        maxLength={LONGEST_NOTE}
        value={values.note}
        onChange={({ currentTarget }) => change({ note: currentTarget.value })}
      />
    </FormDrawer>
  );
}

function knownDay(day: string | null): KnownDate | null {
  const date = dateOf(day);
  return date === null ? null : { date, precision: 'day' };
}

/** As the trail names the columns. */
function saidBy(body: Body) {
  return {
    kind: body.kind ?? null, title_fr: body.titleFr ?? null, title_ar: body.titleAr ?? null, title_en: body.titleEn ?? null,
    signed_on: body.signedOn ?? null, published_on: body.publishedOn ?? null, effective_from: body.effectiveFrom ?? null, effective_to: body.effectiveTo ?? null,
    legal_type: body.legalType ?? null, authentic_language: body.authenticLanguage ?? null,
    amount: body.amount ?? null, amount_qualifier: body.amountQualifier ?? null, amount_nature: body.amountNature ?? null,
    source: body.source ?? null, note: body.note ?? null,
  };
}
