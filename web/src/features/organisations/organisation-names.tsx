import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../api/types.js';
import { CivilDay } from '../../ui/civil-day.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import type { NameOverTime } from '../../api/organisations.js';
import { WritableSection, type Writing } from './writable-section.js';

interface Props extends Writing {
  names: readonly NameOverTime[];
}

export function OrganisationNames({ names, ...writing }: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const columns: Column<NameOverTime>[] = [
    { key: 'fr', header: t('names.fr'), narrow: 'full', cell: (row) => <NameText row={row} language="fr" /> },
    { key: 'ar', header: t('names.ar'), narrow: 'full', cell: (row) => <NameText row={row} language="ar" /> },
    { key: 'en', header: t('names.en'), narrow: 'full', cell: (row) => <NameText row={row} language="en" /> },
    { key: 'from', header: t('names.from'), cell: ({ validFrom }) => (validFrom === null ? <span className="muted">{t('names.always')}</span> : <CivilDay date={dateOf(validFrom)} />) },
    {
      key: 'to',
      header: t('names.to'),
      cell: ({ validTo, superseded }) =>
        superseded ? <span className="muted">{t('names.superseded')}</span> : validTo === null ? <span className="muted">{t('names.current')}</span> : <CivilDay date={dateOf(validTo)} />,
    },
    { key: 'source', header: t('column.source'), narrow: 'full', cell: ({ source }) => <span className="muted">{source}</span> },
  ];
  return (
    <WritableSection title={t('names.title')} writeLabel={t('names.rename')} {...writing}>
      <DataTable label={t('names.title')} columns={columns} rows={names} rowKey={({ recordedAt, validFrom, name, superseded }) => `${recordedAt} ${validFrom} ${name.fr} ${superseded}`} />
    </WritableSection>
  );
}

function NameText({ row, language }: { row: NameOverTime; language: 'fr' | 'ar' | 'en' }): ReactElement | null {
  const text = row.name[language];
  if (text === null) return <span className="muted">—</span>;
  return (
    <bdi lang={language} className={row.superseded ? 'superseded' : 'medium'}>
      {text}
    </bdi>
  );
}
