import type { ReactElement } from 'react';
import type { Commitment } from '../../api/types.js';
import { ProofBar } from '../../ui/proof-bar.js';

interface Props {
  commitment: Pick<Commitment, 'progress' | 'expected' | 'term'>;
}

/** Declared, accepted and verified on the way to the target; empty, not zero, where nothing was declared. */
export function CommitmentBar({ commitment: { progress, expected, term } }: Props): ReactElement {
  const { declared = null, accepted = null, verified = null } = progress ?? {};
  return <ProofBar values={{ declared, accepted, verified, expected, target: term?.target ?? null }} />;
}
