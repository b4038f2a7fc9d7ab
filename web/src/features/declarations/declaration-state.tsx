import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofMark } from '../../ui/proof.js';
import { StateChip, type Tone } from '../../ui/state-chip.js';
import type { Declaration, DeclarationState as State } from './declaration-queries.js';

const tones: Record<State, Tone> = { draft: 'none', submitted: 'plain', returned: 'risk', accepted: 'plain', withdrawn: 'none' };

/** The state of a declaration; what is declared or accepted bears the mark of its proof. */
export function DeclarationState({ declaration: { state, underExamination }, bare = false }: { declaration: Pick<Declaration, 'state' | 'underExamination'>; bare?: boolean }): ReactElement {
  const { t } = useTranslation('declarations');
  const word = state === 'submitted' && underExamination ? `${t('state.submitted')}, ${t('underExamination')}` : t(`state.${state}`);
  return (
    <StateChip tone={tones[state]} bare={bare} icon={state === 'returned' ? 'back' : undefined}>
      {state === 'submitted' ? <ProofMark level="declared" /> : state === 'accepted' ? <ProofMark level="accepted" /> : null}
      {word}
    </StateChip>
  );
}
