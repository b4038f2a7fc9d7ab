import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { OrganisationName } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';
import { fieldError } from '../../ui/field-error.js';
import { FieldLabel } from './text-field.js';

interface Props {
  id: string;
  label: string;
  isOptional?: boolean;
  error: string | undefined;
  value: OrganisationName | null;
  onChange(organisation: OrganisationName | null): void;
}

const TYPING_PAUSE_MS = 200;
const SHOWN = 30;

/** An organisation of the programme; the server searches its names, code and identifiers. */
export function OrganisationField({ label, isOptional = false, error, value, onChange, id }: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const titleOf = useTitle();
  const { programme } = usePlace();
  const [typed, setTyped] = useState(value === null ? '' : titleOf(value.name));
  const [wanted] = useDebouncedValue(typed.trim(), TYPING_PAUSE_MS);
  const isChosen = value !== null && titleOf(value.name) === wanted;
  const q = wanted === '' || isChosen ? undefined : wanted;
  const { data } = useQuery({
    queryKey: programmeKey(programme, 'organisations', 'choice', q ?? ''),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations', { params: { path: { programme }, query: { q, limit: SHOWN } }, signal })),
    placeholderData: keepPreviousData,
  });
  const found: readonly OrganisationName[] = data?.items ?? [];
  const offered = value === null || found.some((one) => one.id === value.id) ? found : [value, ...found];
  return (
    <Select
      id={id}
      label={<FieldLabel label={label} isOptional={isOptional} />}
      placeholder={t('form.pick')}
      error={fieldError(error)}
      data={offered.map((one) => ({ value: one.id, label: titleOf(one.name) }))}
      value={value?.id ?? null}
      searchable
      allowDeselect={isOptional}
      filter={({ options }) => options}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('form.nothingFound')}
      onChange={(chosen) => onChange(offered.find((one) => one.id === chosen) ?? null)}
    />
  );
}
