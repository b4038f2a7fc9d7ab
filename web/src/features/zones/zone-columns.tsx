import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { Zone } from '../../api/types.js';
import { useLanguage } from '../../lib/language.js';
import type { Column } from '../../ui/data-table.js';
import { Num } from '../../ui/num.js';
import { OrganisationLink } from '../organisations/organisation-links.js';
import { FigureDate, useFigureText } from './figure-text.js';
import type { Stage, ZoneFigure } from './zone-queries.js';
import { ZoneState } from './zone-state.js';

/** Stages as columns; what is delivered is built, and says so. */
const COLUMNS: readonly { key: 'planned' | 'built' | 'let' | 'occupied'; stages: readonly Stage[] }[] = [
  { key: 'planned', stages: ['planned'] },
  { key: 'built', stages: ['built', 'delivered'] },
  { key: 'let', stages: ['let'] },
  { key: 'occupied', stages: ['occupied'] },
];

export function useZoneColumns(open: (reference: string) => void): Column<Zone>[] {
  const { t } = useTranslation('zones');
  const language = useLanguage();
  const titleOf = useTitle();
  const nameOf = ({ name, nameAr }: Zone): string => (language === 'ar' ? (nameAr ?? name) : name);
  return [
    {
      key: 'name',
      header: t('column.name'),
      sort: 'nom',
      narrow: 'full',
      cell: (zone) => (
        <>
          <button type="button" className="zone-name" aria-label={t('open', { name: nameOf(zone) })} onClick={() => open(zone.ref)}>
            {nameOf(zone)}
          </button>{' '}
          <bdi className="reference">{zone.ref}</bdi>
          {zone.operator === null ? null : (
            <div className="zone-operator">
              <OrganisationLink organisation={zone.operator} />
            </div>
          )}
        </>
      ),
    },
    {
      key: 'region',
      header: t('column.region'),
      sort: 'region',
      cell: ({ region, city }) => (
        <>
          {region === null ? <NotPublished /> : titleOf(region.name)}
          {city === null ? null : <div className="reference">{city}</div>}
        </>
      ),
    },
    { key: 'state', header: t('column.state'), sort: 'etat', cell: ({ status }) => <ZoneState status={status} bare /> },
    ...COLUMNS.map(
      ({ key, stages }): Column<Zone> => ({
        key,
        header: t(`stage.${key}`),
        isNumber: true,
        narrow: 'full',
        cell: ({ latest }) => <Figures heading={t(`stage.${key}`)} figures={latest.filter(({ measure, stage }) => measure !== 'jobs' && stages.includes(stage))} isDelivered={key === 'built'} />,
      }),
    ),
  ];
}

function NotPublished(): ReactElement {
  const { t } = useTranslation('zones');
  return <span className="muted not-published">{t('notPublished')}</span>;
}

function Figures({ heading, figures, isDelivered }: { heading: string; figures: readonly ZoneFigure[]; isDelivered: boolean }): ReactElement {
  const { t } = useTranslation('zones');
  const textOf = useFigureText();
  return (
    <>
      <span className="zone-stage">{heading}</span>
      {figures.length === 0 ? <NotPublished /> : null}
      {figures.map((figure) => (
        <div key={figure.id} className="zone-figure">
          <Num figure={figure.id}>{textOf(figure)}</Num>
          <span className="reference">
            {isDelivered && figure.stage === 'delivered' ? `${t('stage.delivered')} · ` : null}
            <FigureDate figure={figure} />
          </span>
        </div>
      ))}
    </>
  );
}
