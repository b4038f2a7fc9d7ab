import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useAgreementFile } from '../../api/agreements.js';
import { AgreementCommitmentList } from './agreement-commitment-list.js';
import { AgreementParties } from './agreement-parties.js';
import { AgreementTimeline } from './agreement-timeline.js';

export function AgreementSummary(): ReactElement | null {
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const { data: file } = useAgreementFile(ref);
  if (file === undefined) return null;
  return (
    <>
      <AgreementParties file={file} />
      <section className="section">
        <AgreementCommitmentList reference={ref} />
      </section>
      {file.milestoneCount === 0 ? null : (
        <section className="section">
          <AgreementTimeline file={file} />
        </section>
      )}
    </>
  );
}
