import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../lib/change-search.js';
import { AgreementCommitmentList } from './agreement-commitment-list.js';
import { WriteAction, useWriteObstacle } from './write-action.js';

export function AgreementCommitments(): ReactElement {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const change = useChangeSearch();
  const obstacle = useWriteObstacle('commitment.write');
  const action = (
    <WriteAction obstacle={null} onAct={() => change({ saisie: 'engagement' })}>
      {t('enter.commitment')}
    </WriteAction>
  );
  return <AgreementCommitmentList reference={ref} action={obstacle === null ? action : undefined} />;
}
