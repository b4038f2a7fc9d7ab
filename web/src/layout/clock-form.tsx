import { Button, Popover } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClocks } from '../lib/clocks.js';
import type { KnownDate } from '../lib/typed-date.js';
import { Anchor } from '../ui/anchor.js';
import { DateField } from '../ui/date-field.js';
import type { Opener } from '../ui/opener.js';

interface Props {
  opener: Opener;
}

/** Chooses the day of the situation, and when it was known so. */
export function ClockForm({ opener: { id, isOpen, button, setOpen } }: Props): ReactElement {
  const { t } = useTranslation('shell');
  return (
    <Popover id={id} opened={isOpen} onChange={setOpen} position="bottom-start" trapFocus>
      <Popover.Target>
        <Anchor element={button} />
      </Popover.Target>
      <Popover.Dropdown aria-label={t('clocks.label')}>{isOpen ? <Choice onDone={() => setOpen(false)} /> : null}</Popover.Dropdown>
    </Popover>
  );
}

function Choice({ onDone }: { onDone(): void }): ReactElement {
  const { t } = useTranslation('shell');
  const { asOf, knownDay, today, canBeKnown, setClocks } = useClocks();
  const [typed, setTyped] = useState<KnownDate | null>({ date: asOf, precision: 'day' });
  const [known, setKnown] = useState<KnownDate | null>({ date: knownDay ?? today, precision: 'day' });
  // the situation follows the day on which it was known, until somebody sets it apart
  const [follows, setFollows] = useState(asOf === (knownDay ?? today));
  return (
    <form
      className="clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed === null || known === null) return;
        setClocks({ asOf: typed.date, knownDay: canBeKnown ? known.date : null });
        onDone();
      }}
    >
      <DateField label={t('clocks.asOf')} description={t('clocks.asOfHelp')} value={typed} onChange={(day) => { setTyped(day); setFollows(false); }} autoFocus />
      {canBeKnown ? (
        <DateField label={t('clocks.knownDay')} description={t('clocks.knownDayHelp')} max={today} value={known} onChange={(day) => { setKnown(day); if (follows && day !== null) setTyped(day); }} />
      ) : (
        <p className="secondary">{t('clocks.knownOnHelp')}</p>
      )}
      <div className="line">
        <Button type="submit" variant="filled" disabled={typed === null || known === null}>
          {t('clocks.apply')}
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            setClocks({ asOf: today, knownDay: null });
            onDone();
          }}
        >
          {t('clocks.today')}
        </Button>
      </div>
    </form>
  );
}
