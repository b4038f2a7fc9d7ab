import { useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgreementFile } from '../../api/agreements.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { LARGEST_PAGE, useMilestones } from '../milestones/milestone-reads.js';
import { MilestonesTable } from '../milestones/milestones-table.js';
import { AgreementTimeline } from './agreement-timeline.js';

const SORTS: Readonly<Record<string, string>> = { reference: 'ref', titre: 'title', base: 'baseline', prevision: 'due' };

/** The milestones of the agreement: their line of time, then one row each. */
export function AgreementMilestones(): ReactElement | null {
  const { t } = useTranslation('agreements');
  const { ref } = useParams({ from: '/$lang/$programme/conventions/$ref' });
  const { tri } = useSearch({ from: '/$lang/$programme/conventions/$ref/jalons' });
  const { data: file } = useAgreementFile(ref);
  const sort = tri === undefined ? undefined : tri.startsWith('-') ? `-${SORTS[tri.slice(1)]}` : SORTS[tri];
  const list = useMilestones({ agreement: ref, sort }, LARGEST_PAGE);
  if (file === undefined) return null;
  if (list.error !== null) return <Problem error={list.error} onRetry={list.retry} />;
  if (list.isPending) return <Loading lines={6} />;
  if (list.rows.length === 0) return <p className="secondary">{t('noMilestoneYet')}</p>;
  return (
    <>
      <AgreementTimeline file={file} />
      <section className="section">
        <MilestonesTable rows={list.rows} sortedBy={tri} isStale={list.isStale} />
      </section>
    </>
  );
}
