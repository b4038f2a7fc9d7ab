import { Link, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommitmentFile } from '../../api/commitments.js';
import { useHistory } from '../../api/history.js';
import { useTitle } from '../../api/reference.js';
import { type CommitmentFile, dateOf } from '../../api/types.js';
import { Page } from '../../layout/page.js';
import { useClocks } from '../../lib/clocks.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { LedgerHistory } from '../../ui/ledger-history.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { ProofLegend } from '../../ui/proof-legend.js';
import { CommitmentBar } from './commitment-bar.js';
import { CommitmentHealth } from './commitment-health.js';
import { useCommitmentLineage } from './commitment-lineage.js';
import { CommitmentPeriods } from './commitment-periods.js';
import { CommitmentRail } from './commitment-rail.js';
import { CommitmentTerms, PresentTerms } from './commitment-terms.js';
import { ProgressNotes } from './progress-notes.js';
import { useTargetText } from './target-text.js';

export function CommitmentPage(): ReactElement {
  const { t } = useTranslation(['commitments', 'agreements']);
  const { ref } = useParams({ from: '/$lang/$programme/engagements/$ref' });
  const { asOf } = useClocks();
  const paths = usePaths();
  const lineageOf = useCommitmentLineage();
  const heading = useHeading();
  const { data: commitment, error, refetch } = useCommitmentFile(ref, asOf);
  if (commitment === undefined) {
    return (
      <Page title={ref} crumbs={[{ label: t('commitments:listTitle'), to: paths.commitments }, { label: ref }]}>
        {error === null ? <Loading lines={10} /> : <Problem error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  }
  const { agreement, term } = commitment;
  return (
    <Page
      title={heading(commitment)}
      crumbs={[{ label: t('agreements:title'), to: paths.agreements }, { label: agreement.ref, to: paths.agreement(agreement.ref, 'commitments') }, { label: ref }]}
      lead={[t(`commitments:kind.${commitment.kind}`), term === null ? null : t(`commitments:basis.${term.basis}`)].filter((text) => text !== null).join(' · ')}
      rail={<CommitmentRail commitment={commitment} />}
      railLabel={t('commitments:fourStates')}
      lineageOf={lineageOf}
    >
      <div className="section-head">
        <h2>{t('commitments:column.progress')}</h2>
        <ProofLegend />
      </div>
      <CommitmentBar commitment={commitment} />
      {commitment.progress === null ? <p className="subtitle">{t('commitments:notYetDetail')}</p> : (
        <>
          <ProgressNotes progress={commitment.progress} />
          <CommitmentPeriods reference={commitment.ref} periods={commitment.periods} />
        </>
      )}
      <CommitmentHealth commitment={commitment} />
      <section className="section">
        <PresentTerms commitment={commitment} />
      </section>
      <section className="section">
        <h2>{t('commitments:termsHistory')}</h2>
        <CommitmentTerms commitment={commitment} />
      </section>
      {commitment.milestones.length === 0 ? null : <Milestones commitment={commitment} />}
      <section className="section stack">
        <h2>{t('commitments:history')}</h2>
        <History reference={ref} />
      </section>
    </Page>
  );
}

/** The finding: what is promised, and by when. */
function useHeading(): (commitment: CommitmentFile) => string {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const titleOf = useTitle();
  const targetText = useTargetText();
  return ({ title, term }) => {
    const target = targetText(term);
    if (term === null || target === null) return t('headingUnknown', { title: titleOf(title) });
    if (term.due === null) return t('heading', { title: titleOf(title), target });
    return t('headingDue', { title: titleOf(title), target, due: format.date(dateOf(term.due.on), term.due.precision) });
  };
}

function Milestones({ commitment }: { commitment: CommitmentFile }): ReactElement {
  const { t } = useTranslation('commitments');
  const titleOf = useTitle();
  const paths = usePaths();
  return (
    <section className="section stack">
      <h2>{t('milestones')}</h2>
      <ul className="stack">
        {commitment.milestones.map(({ ref, title }) => (
          <li key={ref}>
            <Link to={paths.milestones} search={{ jalon: ref }}>
              {titleOf(title)}
            </Link>{' '}
            <bdi className="reference">{ref}</bdi>
          </li>
        ))}
      </ul>
    </section>
  );
}

function History({ reference }: { reference: string }): ReactElement {
  const history = useHistory('commitments', reference);
  if (history.error !== null) return <Problem error={history.error} onRetry={history.retry} />;
  if (history.isPending) return <Loading lines={4} />;
  return <LedgerHistory events={history.rows} hasMore={history.hasMore} isLoading={history.isLoadingMore} onMore={history.more} />;
}
