import { Button, Popover } from '@mantine/core';
import { type ReactElement, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@common/civil-date.js';
import { useClocks } from '../lib/clocks.js';
import type { KnownDate } from '../lib/typed-date.js';
import { CivilDay } from '../ui/civil-day.js';
import { DateField } from '../ui/date-field.js';
import { Icon } from '../ui/icon.js';
import './clocks.css';

interface Props {
  /** The full-width line of a phone. */
  isWide?: boolean;
}

/** Two segments: the situation on a day, and the day on which it was known. */
export function Clocks({ isWide = false }: Props): ReactElement {
  const { t } = useTranslation(['shell', 'common']);
  const { asOf, knownOn, today, setAsOf, setKnownOn } = useClocks();
  return (
    <div className={isWide ? 'clocks clocks-wide' : 'clocks clocks-top'} role="group" aria-label={t('clocks.label')}>
      <Clock label={t('clocks.asOf')} help={t('clocks.asOfHelp')} icon="calendar" date={asOf} today={today} onChoose={setAsOf}>
        <CivilDay date={asOf} />
      </Clock>
      <Clock
        label={t(knownOn === null ? 'clocks.knownOn' : 'clocks.knownOnDate')}
        help={t('clocks.knownOnHelp')}
        icon="eye"
        date={knownOn ?? today}
        today={today}
        max={today}
        isPast={knownOn !== null}
        onChoose={setKnownOn}
      >
        {knownOn === null ? t('common:today') : <CivilDay date={knownOn} />}
      </Clock>
    </div>
  );
}

interface ClockProps {
  label: string;
  help: string;
  icon: 'calendar' | 'eye';
  date: CivilDate;
  today: CivilDate;
  max?: CivilDate;
  isPast?: boolean;
  onChoose(date: CivilDate | null): void;
  children: ReactNode;
}

function Clock({ label, help, icon, date, today, max, isPast = false, onChoose, children }: ClockProps): ReactElement {
  const { t } = useTranslation('shell');
  const [isOpen, setOpen] = useState(false);
  const [typed, setTyped] = useState<KnownDate | null>({ date, precision: 'day' });
  const isFuture = max !== undefined && typed !== null && typed.date > max;
  const choose = (chosen: CivilDate | null): void => {
    onChoose(chosen);
    setOpen(false);
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus returnFocus>
      <Popover.Target>
        <button
          type="button"
          className={isPast ? 'past' : undefined}
          aria-expanded={isOpen}
          onClick={() => {
            setTyped({ date, precision: 'day' });
            setOpen(!isOpen);
          }}
        >
          <Icon name={icon} size={15} />
          <span className="key">{label}</span> <b>{children}</b>
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>
        <form
          className="clock-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (typed !== null && !isFuture) choose(typed.date);
          }}
        >
          <DateField label={label} description={help} value={typed} onChange={setTyped} max={max} error={isFuture ? t('clocks.future') : undefined} autoFocus />
          <div className="line">
            <Button type="submit" variant="filled" disabled={typed === null || isFuture}>
              {t('clocks.apply')}
            </Button>
            <Button variant="subtle" onClick={() => choose(today)}>
              {t('clocks.today')}
            </Button>
          </div>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
