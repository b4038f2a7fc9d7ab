import { defineLifecycle } from '../common/lifecycle.js';
import type { Scan } from './evidence.vocabulary.js';

export const EVIDENCE_STATES = ['scanning', 'quarantined', 'available', 'refused', 'withdrawn', 'destroyed'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];

export const EVIDENCE_ACTIONS = ['confirm', 'withdraw', 'destroy'] as const;
export type EvidenceAction = (typeof EVIDENCE_ACTIONS)[number];

/** What persons decide; where a scan leads is `stateAfter`. PostgreSQL knows the same table: `app.check_evidence_step`. */
export const evidenceLifecycle = defineLifecycle<EvidenceState, EvidenceAction>({
  scanning: { confirm: 'scanning', withdraw: 'withdrawn', destroy: 'destroyed' },
  quarantined: { confirm: 'available', withdraw: 'withdrawn', destroy: 'destroyed' },
  available: { withdraw: 'withdrawn', destroy: 'destroyed' },
  refused: { destroy: 'destroyed' },
  withdrawn: { destroy: 'destroyed' },
  destroyed: {},
});

/** The state of a file that no person withdrew or destroyed: nothing that is not known to be safe is open. */
export function stateAfter({ scan, suspected, confirmed }: { scan: Scan; suspected: boolean; confirmed: boolean }): 'scanning' | 'quarantined' | 'available' | 'refused' {
  if (scan === 'infected') return 'refused';
  if (scan === 'pending') return 'scanning';
  if (scan === 'unreachable' || (suspected && !confirmed)) return 'quarantined';
  return 'available';
}

export type WaitingReason = 'scan_pending' | 'scanner_unreachable' | 'seems_nominative' | 'infected';

/** Why a file is not open, for the one who waits for it; null once it is, or once a person decided. */
export function waitingReason({ state, scan }: { state: EvidenceState; scan: Scan }): WaitingReason | null {
  if (state === 'refused') return 'infected';
  if (state === 'scanning') return 'scan_pending';
  if (state === 'quarantined') return scan === 'unreachable' ? 'scanner_unreachable' : 'seems_nominative';
  return null;
}
