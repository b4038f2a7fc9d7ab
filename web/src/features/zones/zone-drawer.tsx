import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { useTitle } from '../../api/reference.js';
import { useFormat, useLanguage } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { ProblemError } from '../../lib/problem.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { OrganisationLink } from '../organisations/organisation-links.js';
import { RegisterHistory } from '../organisations/register-history.js';
import { useReturnFocus } from '../organisations/use-return-focus.js';
import { useWriteRefusal } from '../organisations/write-refusal.js';
import { CapacityForm } from './capacity-form.js';
import { MoveForm } from './move-form.js';
import { ZoneCapacities } from './zone-capacities.js';
import { ZoneForm } from './zone-form.js';
import { type ZoneFile, useZoneFile } from './zone-queries.js';
import { ZoneState } from './zone-state.js';

interface Props {
  reference: string;
  onClose(): void;
}

type OpenForm = 'change' | 'move' | 'capacity';

/** A zone: its facts, its capacities over time, its state and its history; each form takes the drawer's place. */
export function ZoneDrawer({ reference, onClose }: Props): ReactElement {
  const { t } = useTranslation('zones');
  const { data: zone, error, refetch } = useZoneFile(reference);
  const language = useLanguage();
  const [form, setForm] = useState<OpenForm | null>(null);
  const refusal = useWriteRefusal('register.write', t('noWrite'));
  const back = (): void => setForm(null);
  useReturnFocus();
  if (zone !== undefined && form === 'change') return <ZoneForm zone={zone} onClose={back} />;
  if (zone !== undefined && form === 'move') return <MoveForm zone={zone} onClose={back} />;
  if (zone !== undefined && form === 'capacity') return <CapacityForm zone={zone} onClose={back} />;
  const isMissing = error instanceof ProblemError && error.kind === 'missing';
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={<bdi>{reference}</bdi>}
      title={zone === undefined ? t('column.name') : language === 'ar' ? (zone.nameAr ?? zone.name) : zone.name}
      footer={
        zone === undefined ? undefined : (
          <>
            <Button disabled={refusal !== null} onClick={() => setForm('capacity')}>
              {t('addCapacity')}
            </Button>
            <Button disabled={refusal !== null || zone.actions.length === 0} onClick={() => setForm('move')}>
              {t('move')}
            </Button>
            <Button variant="subtle" disabled={refusal !== null} onClick={() => setForm('change')}>
              {t('change')}
            </Button>
          </>
        )
      }
    >
      {zone !== undefined ? (
        <Body zone={zone} refusal={refusal} />
      ) : isMissing ? (
        <p className="note">{t('missing', { reference })}</p>
      ) : error !== null ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading lines={8} />
      )}
    </SideDrawer>
  );
}

function Body({ zone, refusal }: { zone: ZoneFile; refusal: string | null }): ReactElement {
  const { t } = useTranslation(['zones', 'history']);
  const { programme } = usePlace();
  return (
    <>
      <div className="line wrap">
        <ZoneState status={zone.status} />
        {zone.actions.length === 0 ? <span className="muted small">{t('noMove')}</span> : null}
      </div>
      {refusal === null ? null : <p className="subtitle">{refusal}</p>}
      <Facts zone={zone} />
      <section className="zone-section">
        <h3>{t('capacities')}</h3>
        <ZoneCapacities zone={zone} isWritable={refusal === null} />
        <p className="source">{t('tenants')}</p>
      </section>
      <section className="zone-section">
        <h3>{t('history:title')}</h3>
        <RegisterHistory
          subject="zones"
          of={zone.ref}
          read={(cursor, signal) => answerOf(api.GET('/api/v1/programmes/{programme}/zones/{ref}/history', { params: { path: { programme, ref: zone.ref }, query: { cursor } }, signal }))}
        />
      </section>
    </>
  );
}

function Facts({ zone }: { zone: ZoneFile }): ReactElement {
  const { t } = useTranslation('zones');
  const titleOf = useTitle();
  const format = useFormat();
  const unknown = <span className="muted">{t('notPublished')}</span>;
  const place = [zone.city, zone.region === null ? null : titleOf(zone.region.name)].filter((part) => part !== null).join(' · ');
  return (
    <dl className="zone-facts">
      <dt>{t('column.region')}</dt>
      <dd>{place === '' ? unknown : place}</dd>
      <dt>{t('column.developer')}</dt>
      <dd>{zone.operator === null ? unknown : <OrganisationLink organisation={zone.operator} />}</dd>
      <dt>{t('p2i.label')}</dt>
      <dd>{zone.p2iCategory === null ? unknown : t(`p2i.${zone.p2iCategory}`)}</dd>
      <dt>{t('land')}</dt>
      <dd>{zone.land === null ? unknown : <bdi>{format.quantity({ value: zone.land, unit: 'ha', qualifier: 'exact' })}</bdi>}</dd>
      <dt>{t('source')}</dt>
      <dd>{zone.source ?? <span className="muted">{t('unsourced')}</span>}</dd>
    </dl>
  );
}
