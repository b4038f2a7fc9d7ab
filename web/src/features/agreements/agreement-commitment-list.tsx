import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementCommitments } from '../../api/agreements.js';
import { useClocks } from '../../lib/clocks.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { ProofLegend } from '../../ui/proof-legend.js';
import { CommitmentsTable } from '../commitments/commitments-table.js';

/** The commitments of the agreement on the day of the clock. */
export function AgreementCommitmentList({ reference, action }: { reference: string; action?: ReactElement }): ReactElement {
  const { t } = useTranslation('agreements');
  const { asOf } = useClocks();
  const { data, error, refetch, isPlaceholderData } = useAgreementCommitments(reference, asOf);
  return (
    <>
      <div className="section-head">
        <h2>{t('commitments')}</h2>
        <ProofLegend />
        {action}
      </div>
      {error === null ? null : <Problem error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <Loading lines={4} /> : null}
      {data?.length === 0 ? <p className="secondary">{t('noCommitment')}</p> : null}
      {data === undefined || data.length === 0 ? null : (
        <>
          {data.every(({ progress }) => progress === null) ? <p className="subtitle">{t('notDeclared')}</p> : null}
          <CommitmentsTable commitments={data} isStale={isPlaceholderData} />
        </>
      )}
    </>
  );
}
