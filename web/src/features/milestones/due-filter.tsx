import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@common/civil-date.js';
import { useFormat } from '../../lib/language.js';
import { Icon } from '../../ui/icon.js';
import { useOpener } from '../../ui/opener.js';

const DueDays = lazy(async () => ({ default: (await import('./due-days.js')).DueDays }));

interface Props {
  from: CivilDate | undefined;
  to: CivilDate | undefined;
}

/** The days between which the date that stands falls, one of them or both. */
export function DueFilter({ from, to }: Props): ReactElement {
  const { t } = useTranslation('milestones');
  const format = useFormat();
  const { opener, wasOpened, buttonProps } = useOpener('dialog');
  const isOn = from !== undefined || to !== undefined;
  return (
    <>
      <button type="button" className={isOn ? 'pill on' : 'pill'} {...buttonProps}>
        {t('filter.due')}
        {isOn ? (
          <b>
            <bdi dir="ltr">{`${from === undefined ? '…' : format.date(from)} – ${to === undefined ? '…' : format.date(to)}`}</bdi>
          </b>
        ) : null}
        <Icon name="chevronDown" size={13} />
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <DueDays opener={opener} from={from} to={to} />
        </Suspense>
      ) : null}
    </>
  );
}
