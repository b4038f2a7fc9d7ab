import { MultiSelect } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { fieldError } from '../../ui/field-error.js';
import { FieldLabel } from '../organisations/text-field.js';
import type { EntryFields } from './entry-fields.js';

/** Regions and segments that the clause names; none is the whole country and every segment. */
export function ScopeFields({ form, entry, onChange }: EntryFields): ReactElement {
  const { t } = useTranslation(['commitments', 'common']);
  const titleOf = useTitle();
  const reference = useReference();
  const named = (rows: readonly { code: string; name: Parameters<typeof titleOf>[0] }[] = []) => rows.map(({ code, name }) => ({ value: code, label: titleOf(name) }));
  const lists = [
    { name: 'regions', options: named(reference?.regions), none: t('commitments:wholeCountry') },
    { name: 'segments', options: named(reference?.segments), none: t('commitments:allSegments') },
  ] as const;
  return (
    <>
      {lists.map(({ name, options, none }) => (
        <MultiSelect
          key={name}
          id={form.idOf(name)}
          label={<FieldLabel label={t(`commitments:${name}`)} isOptional />}
          placeholder={entry[name].length === 0 ? none : undefined}
          error={fieldError(form.errorOf(name))}
          data={options}
          value={[...entry[name]]}
          searchable
          hidePickedOptions
          nothingFoundMessage={t('common:empty.noResult')}
          onChange={(chosen) => onChange({ [name]: chosen })}
        />
      ))}
    </>
  );
}
