import { Popover } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@common/civil-date.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useFormat } from '../../lib/language.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';

interface Props {
  from: CivilDate | undefined;
  to: CivilDate | undefined;
}

/** The days between which the date that stands falls, one of them or both. */
export function DueFilter({ from, to }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const format = useFormat();
  const change = useChangeSearch();
  const [isOpen, setOpen] = useState(false);
  const isOn = from !== undefined || to !== undefined;
  const known = (date: CivilDate | undefined) => (date === undefined ? null : { date, precision: 'day' as const });
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button type="button" className={isOn ? 'pill on' : 'pill'} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t('milestones:filter.due')}
          {isOn ? (
            <b>
              <bdi dir="ltr">{`${from === undefined ? '…' : format.date(from)} – ${to === undefined ? '…' : format.date(to)}`}</bdi>
            </b>
          ) : null}
          <Icon name="chevronDown" size={13} />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="pill-options stack" aria-label={t('milestones:filter.due')}>
        <DateField label={t('milestones:filter.dueFrom')} value={known(from)} onChange={(date) => change({ du: date?.date })} autoFocus />
        <DateField label={t('milestones:filter.dueTo')} value={known(to)} onChange={(date) => change({ avant: date?.date })} />
        {isOn ? (
          <button type="button" className="pill-clear" onClick={() => change({ du: undefined, avant: undefined })}>
            {t('common:clearFilter')}
          </button>
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}
