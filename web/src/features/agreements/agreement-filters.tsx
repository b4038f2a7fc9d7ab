import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgrammeYears } from '../../api/programme.js';
import { useReference, useTitle } from '../../api/reference.js';
import type { Facets } from '../../api/types.js';
import { Filters } from '../../ui/filters.js';
import type { AgreementSearch } from './agreements-list.js';

export const KINDS = ['contract_programme', 'convention', 'investment_agreement', 'memorandum'] as const;
const STATES = ['draft', 'signed', 'in_force', 'suspended', 'completed', 'terminated'] as const;

interface Props {
  search: AgreementSearch;
  facets: Facets | null;
}

export function AgreementFilters({ search, facets }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'states', 'common']);
  const titleOf = useTitle();
  const reference = useReference();
  const years = useProgrammeYears();
  const named = (rows: readonly { code: string; name: Parameters<typeof titleOf>[0] }[] | undefined) => (rows ?? []).map(({ code, name }) => ({ value: code, label: titleOf(name) }));
  return (
    <Filters
      query={{ value: search.q ?? '', label: t('common:searchIn') }}
      filters={[
        { name: 'nature', label: t('agreements:filter.kind'), selected: search.nature ?? [], options: KINDS.map((value) => ({ value, label: t(`agreements:kind.${value}`), count: facets?.kind?.[value] })) },
        { name: 'region', label: t('agreements:filter.region'), selected: search.region ?? [], options: named(reference?.regions) },
        { name: 'filiere', label: t('agreements:filter.segment'), selected: search.filiere ?? [], options: named(reference?.segments) },
        { name: 'echeance', label: t('agreements:filter.due'), selected: search.echeance ?? [], options: years.map((year) => ({ value: String(year), label: String(year) })) },
        { name: 'etat', label: t('agreements:filter.state'), selected: search.etat ?? [], options: STATES.map((value) => ({ value, label: t(`states:agreement.${value}`), count: facets?.state?.[value] })) },
      ]}
    />
  );
}
