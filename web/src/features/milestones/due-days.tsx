import { Popover } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@common/civil-date.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { Anchor } from '../../ui/anchor.js';
import { DateField } from '../../ui/date-field.js';
import type { Opener } from '../../ui/opener.js';

interface Props {
  opener: Opener;
  from: CivilDate | undefined;
  to: CivilDate | undefined;
}

/** The two days of the due filter, beside the button that opened them. */
export function DueDays({ opener, from, to }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'common']);
  const change = useChangeSearch();
  const known = (date: CivilDate | undefined) => (date === undefined ? null : { date, precision: 'day' as const });
  return (
    <Popover id={opener.id} opened={opener.isOpen} onChange={opener.setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Anchor element={opener.button} />
      </Popover.Target>
      <Popover.Dropdown className="pill-options stack" aria-label={t('milestones:filter.due')}>
        <DateField label={t('milestones:filter.dueFrom')} value={known(from)} onChange={(date) => change({ du: date?.date })} autoFocus />
        <DateField label={t('milestones:filter.dueTo')} value={known(to)} onChange={(date) => change({ avant: date?.date })} />
        {from === undefined && to === undefined ? null : (
          <button type="button" className="pill-clear" onClick={() => change({ du: undefined, avant: undefined })}>
            {t('common:clearFilter')}
          </button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
