import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dated, MilestoneFile } from '../../api/types.js';
import { CivilDay } from '../../ui/civil-day.js';
import { DatedDay } from './dated-day.js';
import { type LogDraft, dateOfOutcome } from './log-draft.js';

interface Props {
  base: MilestoneFile;
  theirs: MilestoneFile;
  draft: LogDraft;
  onReload(): void;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** Somebody else wrote first: what stood, what the author typed, what the register holds now. */
export function LogConflict({ base, theirs, draft, onReload, onKeepMine, onTakeTheirs }: Props): ReactElement {
  const { t } = useTranslation(['problems', 'milestones', 'states']);
  const box = useRef<HTMLDivElement>(null);
  const reload = useRef(onReload);
  useEffect(() => {
    reload.current();
    box.current?.focus();
  }, []);
  const isFresh = theirs.version !== base.version;
  const mine = dateOfOutcome(draft.outcome) === 'none' || draft.date === null ? none : <CivilDay {...draft.date} />;
  const rows: [string, ReactNode, ReactNode, ReactNode][] = [
    [t('milestones:conflictField.state'), t(`states:milestone.${base.status}`), draft.outcome === null ? none : t(`milestones:drawer.outcome.${draft.outcome}`), t(`states:milestone.${theirs.status}`)],
    [t('milestones:conflictField.date'), standing(base), mine, standing(theirs)],
  ];
  return (
    <div ref={box} className="note off stack" role="alert" tabIndex={-1}>
      <strong>{t('problems:title.conflict')}</strong>
      <span>{t('problems:advice.conflict')}</span>
      <table className="changes conflict">
        <thead>
          <tr>
            {(['field', 'base', 'mine', 'theirs'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`problems:conflict.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([field, ...values]) => (
            <tr key={field}>
              <th scope="row">{field}</th>
              {values.map((value, index) => (
                <td key={index}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <span className="line wrap">
        <Button disabled={!isFresh} onClick={onKeepMine}>
          {t('problems:conflict.keepMine')}
        </Button>
        <Button disabled={!isFresh} onClick={onTakeTheirs}>
          {t('problems:conflict.takeTheirs')}
        </Button>
      </span>
    </div>
  );
}

const none = <span className="muted">—</span>;

function standing({ actual, forecast, baseline }: Record<'actual' | 'forecast' | 'baseline', Dated | null>): ReactElement {
  const dated = actual ?? forecast ?? baseline;
  return dated === null ? none : <DatedDay dated={dated} />;
}
