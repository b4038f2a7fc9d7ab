import { defineLifecycle } from '../common/lifecycle.js';
import type { FindingState } from './audit.vocabulary.js';

export type FindingAction = 'rewrite' | 'communicate' | 'reply' | 'decide' | 'second' | 'act' | 'follow_up' | 'close' | 'supersede' | 'drop';

/**
 * A provisional finding is communicated, replied to, decided by the head of the mission and seconded by another member: then it is
 * final and does not change. What it recommends is followed up until the auditors close it; a new version supersedes it.
 */
export const findingLifecycle = defineLifecycle<FindingState, FindingAction>({
  provisional: { rewrite: 'provisional', communicate: 'communicated', drop: 'dropped' },
  communicated: { reply: 'replied', decide: 'decided', drop: 'dropped' },
  replied: { rewrite: 'replied', decide: 'decided', drop: 'dropped' },
  decided: { decide: 'decided', second: 'final', drop: 'dropped' },
  final: { act: 'final', follow_up: 'final', close: 'closed', supersede: 'superseded' },
  closed: { supersede: 'superseded' },
  superseded: {},
  dropped: {},
});
