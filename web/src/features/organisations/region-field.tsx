import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../api/reference.js';
import { ChoiceField } from './choice-field.js';

interface Props {
  id: string;
  isOptional?: boolean;
  error: string | undefined;
  value: string | null;
  onChange(code: string | null): void;
}

export function RegionField(props: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const titleOf = useTitle();
  const regions = useReference()?.regions ?? [];
  return <ChoiceField {...props} label={t('sites.region')} options={regions.map(({ code, name }) => ({ value: code, label: titleOf(name) }))} />;
}
