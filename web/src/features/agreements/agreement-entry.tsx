import { useSearch } from '@tanstack/react-router';
import { type ReactElement, lazy } from 'react';
import type { AgreementFile } from '../../api/types.js';
import { useChangeSearch } from '../../lib/change-search.js';
import { useWriteObstacle } from './write-action.js';

const forms = {
  avenant: lazy(async () => ({ default: (await import('./amendment-form.js')).AmendmentForm })),
  acte: lazy(async () => ({ default: (await import('./act-form.js')).ActForm })),
  etat: lazy(async () => ({ default: (await import('./transition-form.js')).TransitionForm })),
  completer: lazy(async () => ({ default: (await import('./completion-form.js')).CompletionForm })),
  partie: lazy(async () => ({ default: (await import('./party-form.js')).PartyForm })),
  engagement: lazy(async () => ({ default: (await import('../commitments/commitment-form.js')).CommitmentForm })),
  correction: lazy(async () => ({ default: (await import('./correction-form.js')).CorrectionForm })),
};

/** The entry that the address asks for, in its drawer. */
export function AgreementEntry({ file }: { file: AgreementFile }): ReactElement | null {
  const { saisie } = useSearch({ strict: false });
  const change = useChangeSearch();
  const obstacle = useWriteObstacle(saisie === 'engagement' ? 'commitment.write' : 'register.write');
  if (saisie === undefined || obstacle !== null) return null;
  const Form = forms[saisie];
  return <Form file={file} onClose={() => change({ saisie: undefined })} />;
}
