import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useFormat } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';

type Reading = components['schemas']['MissionReadingAnswer'];

/** Who read what of the mission, for its team; fetched once it is opened. */
export function MissionReadings({ reference }: { reference: string }): ReactElement {
  const { t } = useTranslation('audit');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="section" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('readings.title')}</summary>
      {isOpen ? <Readings reference={reference} /> : null}
    </details>
  );
}

function Readings({ reference }: { reference: string }): ReactElement {
  const { t } = useTranslation('audit');
  const format = useFormat();
  const { programme } = usePlace();
  const { data, error, refetch } = useQuery({
    queryKey: programmeKey(programme, 'missions', reference, 'readings'),
    queryFn: ({ signal }) => answerOf(api.GET('/api/v1/programmes/{programme}/missions/{ref}/readings', { params: { path: { programme, ref: reference } }, signal })),
  });
  if (data === undefined) return error === null ? <Loading lines={3} /> : <Problem error={error} onRetry={() => void refetch()} />;
  const columns: Column<Reading>[] = [
    { key: 'who', header: t('readings.who'), narrow: 'full', cell: ({ name, personId }) => <bdi>{name ?? personId}</bdi> },
    { key: 'what', header: t('readings.what'), cell: ({ what, ref }) => (what === 'finding' ? <>{t('readings.kind.finding')} <bdi className="reference">{ref}</bdi></> : t(`readings.kind.${what}`)) },
    { key: 'at', header: t('readings.when'), cell: ({ at }) => { const { date, time } = format.instant(at); return `${date} ${time}`; } },
  ];
  return <DataTable label={t('readings.title')} columns={columns} rows={data} rowKey={({ at, personId, what, ref }) => `${at} ${personId} ${what} ${ref}`} />;
}
