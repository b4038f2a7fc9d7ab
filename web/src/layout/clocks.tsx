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

/** Two segments: the day of the situation, and when it was known, which is today. */
export function Clocks({ isWide = false }: Props): ReactElement {
  const { t } = useTranslation(['shell', 'common']);
  const { asOf } = useClocks();
  const { opener, wasOpened, buttonProps } = useOpener('dialog');
  return (
    <div className={isWide ? 'clocks clocks-wide' : 'clocks clocks-top'} role="group" aria-label={t('clocks.label')}>
      <button type="button" {...buttonProps}>
        <Icon name="calendar" size={15} />
        <span className="key">{t('clocks.asOf')}</span>{' '}
        <b>
          <CivilDay date={asOf} />
        </b>
      </button>
      <span className="clock-known" title={t('clocks.knownOnHelp')}>
        <Icon name="eye" size={15} />
        <span>
          <span className="key">{t('clocks.knownOn')}</span> <b>{t('common:today')}</b>
        </span>
        <span className="visually-hidden">{t('clocks.knownOnHelp')}</span>
      </span>
      {wasOpened ? (
        <Suspense fallback={null}>
          <ClockForm opener={opener} />
        </Suspense>
      ) : null}
    </div>
  );
}
