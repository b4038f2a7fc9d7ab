import { Textarea } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareDecimals } from '@common/quantity.js';
import { useLanguage } from '../../lib/language.js';
import { readTypedNumber } from '../../lib/typed-number.js';
import { fieldError } from '../../ui/field-error.js';
import { showToast } from '../../ui/undo-toast.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { useEntryWords } from '../declarations/entry/entry-words.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { Evidence } from './declared-evidence.js';
import { useEvidenceWords } from './evidence-words.js';
import { useLinkEvidence } from './evidence-writes.js';
import { monthsOf } from './months.js';

const FIELDS = ['indicator', 'site', 'proves', 'attestedQuantity', 'month', 'cnssAffiliation'] as const;
const NOTHING = { proves: '', attestedQuantity: '', cnssAffiliation: '' };
const AFFILIATION = /^\d{5,10}$/;

interface Props {
  file: DeclarationFile;
  evidence: Evidence;
  onClose(): void;
}

/** What the file proves: an indicator, maybe of one site, and how much it attests for a month. */
export function LinkForm({ file, evidence, onClose }: Props): ReactElement {
  const { t } = useTranslation('evidence');
  const language = useLanguage();
  const words = useEvidenceWords(file);
  const { columnOf } = useEntryWords(file);
  const form = useFormErrors(FIELDS);
  const [indicator, setIndicator] = useState<string | null>(null);
  const [site, setSite] = useState<string | null>(null);
  const [month, setMonth] = useState<string | null>(null);
  const [texts, setTexts] = useState(NOTHING);
  const link = useLinkEvidence(file.ref, () => {
    showToast(t('linked'));
    onClose();
  });
  const submit = (): void => {
    const typed = texts.attestedQuantity.trim();
    const quantity = typed === '' ? null : readTypedNumber(typed, language);
    const affiliation = textOrNull(texts.cnssAffiliation);
    const isSound = form.accepts({
      indicator: indicator === null ? t('form.indicatorMissing') : undefined,
      attestedQuantity: typed === '' ? (month !== null || affiliation !== null ? t('form.quantityMissing') : undefined) : quantity === null || compareDecimals(quantity, '0') <= 0 ? t('form.quantityInvalid') : undefined,
      month: month === null && (typed !== '' || affiliation !== null) ? t('form.monthMissing') : undefined,
      cnssAffiliation: affiliation === null || AFFILIATION.test(affiliation) ? undefined : t('form.affiliationInvalid'),
    });
    if (!isSound || indicator === null) return;
    link.mutate({ evidence: evidence.id, body: { indicator, site, proves: textOrNull(texts.proves), attestedQuantity: quantity, month, cnssAffiliation: affiliation } }, { onError: form.takeRefusal });
  };
  const text = (field: keyof typeof NOTHING) => ({ id: form.idOf(field), error: form.errorOf(field), value: texts[field] });
  return (
    <FormDrawer title={t('link')} lead={<bdi>{evidence.fileName}</bdi>} form={form} write={link} onSubmit={submit} onClose={onClose} submitLabel={t('form.save')}>
      <ChoiceField
        id={form.idOf('indicator')}
        label={t('form.indicator')}
        error={form.errorOf('indicator')}
        options={file.sections.flatMap(({ indicators }) => indicators).map(({ code }) => ({ value: code, label: columnOf(code) }))}
        value={indicator}
        onChange={setIndicator}
      />
      <ChoiceField
        id={form.idOf('site')}
        label={t('form.site')}
        isOptional
        description={t('form.siteHint')}
        error={form.errorOf('site')}
        options={file.sites.map(({ id, name }) => ({ value: id, label: name }))}
        value={site}
        onChange={setSite}
      />
      <Textarea
        id={form.idOf('proves')}
        label={<FieldLabel label={t('form.proves')} isOptional />}
        autosize
        minRows={2}
        maxLength={2000}
        error={fieldError(form.errorOf('proves'))}
        value={texts.proves}
        onChange={({ currentTarget: { value } }) => setTexts({ ...texts, proves: value })}
      />
      <TextField {...text('attestedQuantity')} label={t('form.quantity')} isOptional dir="ltr" inputMode="decimal" onChange={(value) => setTexts({ ...texts, attestedQuantity: value })} />
      <ChoiceField
        id={form.idOf('month')}
        label={t('form.month')}
        isOptional
        error={form.errorOf('month')}
        options={monthsOf(file.period).map((value) => ({ value, label: words.monthOf(value) }))}
        value={month}
        onChange={setMonth}
      />
      <TextField {...text('cnssAffiliation')} label={t('form.affiliation')} isOptional description={t('form.affiliationHint')} dir="ltr" inputMode="numeric" maxLength={10} onChange={(value) => setTexts({ ...texts, cnssAffiliation: value })} />
    </FormDrawer>
  );
}
