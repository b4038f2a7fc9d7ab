import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.js';
import type { FormErrors } from './use-form-errors.js';

export interface Names {
  nameFr: string;
  nameAr: string;
  nameEn: string;
}

export const NO_NAMES: Names = { nameFr: '', nameAr: '', nameEn: '' };

interface Props<Field extends string> {
  form: FormErrors<Field | keyof Names>;
  names: Names;
  onChange(names: Names): void;
}

/** A name in the three languages; French is always there. */
export function NameFields<Field extends string>({ form, names, onChange }: Props<Field>): ReactElement {
  const { t } = useTranslation('organisations');
  return (
    <>
      <TextField id={form.idOf('nameFr')} label={t('form.nameFr')} lang="fr" dir="ltr" data-autofocus error={form.errorOf('nameFr')} value={names.nameFr} onChange={(nameFr) => onChange({ ...names, nameFr })} />
      <TextField id={form.idOf('nameAr')} label={t('form.nameAr')} lang="ar" dir="rtl" isOptional error={form.errorOf('nameAr')} value={names.nameAr} onChange={(nameAr) => onChange({ ...names, nameAr })} />
      <TextField id={form.idOf('nameEn')} label={t('form.nameEn')} lang="en" dir="ltr" isOptional error={form.errorOf('nameEn')} value={names.nameEn} onChange={(nameEn) => onChange({ ...names, nameEn })} />
    </>
  );
}
