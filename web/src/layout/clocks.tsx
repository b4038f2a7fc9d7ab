import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useClocks } from '../lib/clocks.js';
import { CivilDay } from '../ui/civil-day.js';
import { Icon } from '../ui/icon.js';
import { useOpener } from '../ui/opener.js';
import './clocks.css';

const ClockForm = lazy(async () => ({ default: (await import('./clock-form.js')).ClockForm }));

interface Props {
  /** The full-width line of a phone. */
  isWide?: boolean;
}

/** Two segments, one control: the day of the situation, and the day on which it was known so. */
export function Clocks({ isWide = false }: Props): ReactElement {
  const { t } = useTranslation(['shell', 'common']);
  const { asOf, knownDay } = useClocks();
  const { opener, wasOpened, buttonProps } = useOpener('dialog');
  return (
    <div className={isWide ? 'clocks clocks-wide' : 'clocks clocks-top'} role="group" aria-label={t('clocks.label')}>
      <button type="button" {...buttonProps}>
        <span className="segment">
          <Icon name="calendar" size={15} />
          <span className="key">{t('clocks.asOf')}</span>{' '}
          <b>
            <CivilDay date={asOf} />
          </b>
        </span>{' '}
        <span className={knownDay === null ? 'segment' : 'segment segment-past'}>
          <Icon name="eye" size={15} />
          <span>
            <span className="key">{t(knownDay === null ? 'clocks.knownOn' : 'clocks.knownThen')}</span>{' '}
            <b>{knownDay === null ? t('common:today') : <CivilDay date={knownDay} />}</b>
          </span>
        </span>
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <ClockForm opener={opener} />
        </Suspense>
      ) : null}
    </div>
  );
}
