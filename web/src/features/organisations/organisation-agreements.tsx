import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { usePaths } from '../../lib/place.js';
import { AgreementState } from '../../ui/agreement-state.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import type { OrganisationFile } from '../../api/organisations.js';

type AgreementOfOrganisation = OrganisationFile['agreements'][number];

export function OrganisationAgreements({ agreements }: { agreements: readonly AgreementOfOrganisation[] }): ReactElement {
  const { t } = useTranslation('organisations');
  const paths = usePaths();
  const titleOf = useTitle();
  const columns: Column<AgreementOfOrganisation>[] = [
    {
      key: 'agreement',
      header: t('agreements.column.agreement'),
      narrow: 'full',
      cell: ({ ref, title }) => (
        <>
          <Link to={paths.agreement(ref)} className="name">
            {titleOf(title)}
          </Link>{' '}
          <bdi className="reference">{ref}</bdi>
        </>
      ),
    },
    { key: 'role', header: t('agreements.column.role'), cell: ({ side, role }) => `${t(`agreements.side.${side}`)} · ${t(`agreements.role.${role}`)}` },
    { key: 'state', header: t('agreements.column.state'), cell: ({ state }) => <AgreementState state={state} bare /> },
  ];
  return (
    <section className="section" id="conventions" aria-labelledby="agreements-title">
      <div className="section-head">
        <h2 id="agreements-title">{t('agreements.title')}</h2>
      </div>
      {agreements.length === 0 ? <p className="muted small">{t('agreements.none')}</p> : <DataTable label={t('agreements.title')} columns={columns} rows={agreements} rowKey={({ ref, role }) => `${ref} ${role}`} />}
    </section>
  );
}
