import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Dated } from '../../api/types.js';
import { CivilDay } from '../../ui/civil-day.js';
import { Conflict, type ConflictRow } from '../../ui/conflict.js';
import { DatedDay } from './dated-day.js';
import { type LogDraft, dateOfOutcome } from './log-draft.js';
import type { ReadMilestone } from './milestone-subject.js';

interface Props {
  base: ReadMilestone;
  theirs: ReadMilestone;
  draft: LogDraft;
  onReload(): void;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

/** State and date are what a log writes: the outcome stands for the state, its date for the date. */
export function LogConflict({ base, theirs, draft, ...choices }: Props): ReactElement {
  const { t } = useTranslation(['milestones', 'states']);
  const mine = dateOfOutcome(draft.outcome) === 'none' || draft.date === null ? null : <CivilDay {...draft.date} />;
  const rows: ConflictRow[] = [
    {
      field: t('milestones:conflictField.state'),
      base: t(`states:milestone.${base.status}`),
      mine: draft.outcome === null ? null : t(`milestones:drawer.outcome.${draft.outcome}`),
      theirs: t(`states:milestone.${theirs.status}`),
    },
    { field: t('milestones:conflictField.date'), base: standing(base), mine, theirs: standing(theirs) },
  ];
  return <Conflict rows={rows} isFresh={theirs.version !== base.version} {...choices} />;
}

function standing({ actual, forecast, baseline }: Record<'actual' | 'forecast' | 'baseline', Dated | null>): ReactElement | null {
  const dated = actual ?? forecast ?? baseline;
  return dated === null ? null : <DatedDay dated={dated} />;
}
