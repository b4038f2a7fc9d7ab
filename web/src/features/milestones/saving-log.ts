import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import type { MilestoneFile } from '../../api/types.js';
import { problemSentence } from '../../lib/problem.js';
import { showToast, showUndoToast } from '../../ui/undo-toast.js';
import { type LogDraft, bodyOf, shownAfter } from './log-draft.js';
import { type ProposalBody, useLogMilestone, useProposeForecast, useShowAtOnce, useUndoLog } from './milestone-writes.js';

export interface SavingLog {
  isSaving: boolean;
  /** Of the last try; null before it and after a new one. */
  error: Error | null;
  log(file: MilestoneFile, draft: LogDraft): void;
  propose(file: MilestoneFile, body: ProposalBody): void;
  /** Leaves the last refusal behind. */
  forget(): void;
}

/** Saves from the drawer, says so with the way back, and closes it. */
export function useSavingLog(onSaved: () => void): SavingLog {
  const { t } = useTranslation('milestones');
  const titleOf = useTitle();
  const showAtOnce = useShowAtOnce();
  const undo = useUndoLog((file) => showToast(t('drawer.undone', { milestone: titleOf(file.title) })));
  const logging = useLogMilestone((file, { body }) => {
    const milestone = titleOf(file.title);
    showUndoToast({
      message: t('drawer.saved', { milestone, outcome: t(`drawer.outcome.${body.outcome}`) }),
      onUndo: () => undo.mutate(file, { onError: (error) => showToast(t('drawer.undoFailed', { milestone, why: problemSentence(error) ?? '' })) }),
    });
    onSaved();
  });
  const proposing = useProposeForecast((file) => {
    showToast(t('drawer.proposed', { milestone: titleOf(file.title) }));
    onSaved();
  });
  const { reset: forgetLog } = logging;
  const { reset: forgetProposal } = proposing;
  const forget = useCallback(() => {
    forgetLog();
    forgetProposal();
  }, [forgetLog, forgetProposal]);
  return {
    isSaving: logging.isPending || proposing.isPending,
    error: logging.error ?? proposing.error,
    log: (file, draft) => {
      const takeBack = showAtOnce(file.ref, shownAfter(draft));
      logging.mutateAsync({ read: file, body: bodyOf(draft) }).catch(takeBack);
    },
    propose: (file, body) => proposing.mutate({ ref: file.ref, body }),
    forget,
  };
}
