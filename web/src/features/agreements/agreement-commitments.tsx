import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { AgreementCommitmentList } from './agreement-commitment-list.js';

export function AgreementCommitments(): ReactElement {
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  return <AgreementCommitmentList reference={ref} />;
}
