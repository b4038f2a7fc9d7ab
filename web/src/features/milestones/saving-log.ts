import { useCallback, useRef } from 'react';
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
  /** `onKept` follows once the server has taken it. */
  log(read: Pick<MilestoneFile, 'ref' | 'version'>, draft: LogDraft, onKept: () => void): void;
  propose(file: MilestoneFile, body: ProposalBody, onKept: () => void): void;
  /** Leaves the last refusal behind. */
  forget(): void;
}

/** Saves from the drawer, says so with the way back, and closes it. */
export function useSavingLog(onSaved: () => void): SavingLog {
  const { t } = useTranslation('milestones');
  const titleOf = useTitle();
  const showAtOnce = useShowAtOnce();
  const kept = useRef<() => void>(() => undefined);
  const close = (): void => {
    kept.current();
    onSaved();
  };
  const undo = useUndoLog((file) => showToast(t('drawer.undone', { milestone: titleOf(file.title) })));
  const logging = useLogMilestone((file, { body }) => {
    const milestone = titleOf(file.title);
    showUndoToast({
      message: t('drawer.saved', { milestone, outcome: t(`drawer.outcome.${body.outcome}`) }),
      onUndo: () => undo.mutate(file, { onError: (error) => showToast(t('drawer.undoFailed', { milestone, why: problemSentence(error) ?? '' })) }),
    });
    close();
  });
  const proposing = useProposeForecast((file) => {
    showToast(t('drawer.proposed', { milestone: titleOf(file.title) }));
    close();
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
    log: (read, draft, onKept) => {
      const takeBack = showAtOnce(read.ref, shownAfter(draft));
      kept.current = onKept;
      logging.mutateAsync({ read, body: bodyOf(draft) }).catch(takeBack);
    },
    propose: (file, body, onKept) => {
      kept.current = onKept;
      proposing.mutate({ ref: file.ref, body });
    },
    forget,
  };
}
