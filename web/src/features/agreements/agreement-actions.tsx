import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type ReactElement, Suspense, lazy, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementMilestones } from '../../api/agreements.js';
import type { AgreementFile, Milestone } from '../../api/types.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { Icon } from '../../ui/icon.js';
import { useOpener } from '../../ui/opener.js';
import { useWriteObstacle } from './write-action.js';

const OtherEntries = lazy(async () => ({ default: (await import('./other-entries.js')).OtherEntries }));

/** The milestone most likely meant: overdue first, then the next one expected. */
function nextMilestone(milestones: readonly Milestone[] = []): Milestone | undefined {
  const open = milestones.filter(({ status }) => status === 'scheduled' || status === 'partially_met' || status === 'not_met');
  const dateOfRow = ({ forecast, baseline }: Milestone): string => forecast?.on ?? baseline?.on ?? '9999-12-31';
  return open.sort((left, right) => dateOfRow(left).localeCompare(dateOfRow(right)))[0] ?? milestones[0];
}

/** What may be written in this file; what may not is shown with its reason. */
export function AgreementActions({ file }: { file: AgreementFile }): ReactElement {
  const { t } = useTranslation('agreements');
  const change = useChangeSearch();
  const reasonId = useId();
  const others = useOpener('menu');
  const writing = useWriteObstacle('register.write');
  const logging = useWriteObstacle('milestone.log');
  const { data: milestones } = useAgreementMilestones(file.ref);
  const next = nextMilestone(milestones);
  const logObstacle = logging ?? (milestones !== undefined && next === undefined ? t('noMilestone') : null);
  const reason = writing ?? logObstacle;
  const log = (): void => {
    if (next !== undefined && logObstacle === null) change({ jalon: next.ref });
  };
  useHotkeys([['J', log]]);
  const described = reason === null ? undefined : reasonId;
  return (
    <div className="stack agreement-actions">
      <div className="page-actions">
        <Button disabled={logObstacle !== null} aria-describedby={logObstacle === null ? undefined : described} aria-keyshortcuts="J" onClick={log}>
          {t('logMilestone')} <kbd>J</kbd>
        </Button>
        <Button disabled={writing !== null} aria-describedby={described} onClick={() => change({ saisie: 'avenant' })}>
          {t('enter.amendment')}
        </Button>
        <Button {...others.buttonProps} disabled={writing !== null} aria-describedby={described} rightSection={<Icon name="chevronDown" size={13} />}>
          {t('other')}
        </Button>
        {others.wasOpened ? (
          <Suspense fallback={null}>
            <OtherEntries opener={others.opener} mayChangeState={file.actions.length > 0} />
          </Suspense>
        ) : null}
      </div>
      {reason === null ? null : (
        <p id={reasonId} className="tiny muted">
          {reason}
        </p>
      )}
    </div>
  );
}
