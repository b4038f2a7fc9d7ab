import { Link } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths, usePlace } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useDeclarationFile } from '../declarations/declaration-queries.js';
import { DownloadButton } from '../organisations/download-button.js';
import type { WorksheetRow } from './audit-queries.js';

const ExaminedEvidence = lazy(async () => ({ default: (await import('../evidence/examined-evidence.js')).ExaminedEvidence }));

/** What was declared for the row, and the files attached to it, in the page. */
export function ReviewDossier({ row: { commitment, declarations, findings }, period }: { row: WorksheetRow; period: string }): ReactElement {
  const { programme } = usePlace();
  const { t } = useTranslation('audit');
  const paths = usePaths();
  return (
    <section className="stack">
      <div className="line spread wrap">
        <h3>{t('review.evidence')}</h3>
        <DownloadButton
          size="sm" label={t('review.bundle')} fileName={`mithaq-${commitment}-${period}.zip`}
          address={`/api/v1/programmes/${encodeURIComponent(programme)}/commitments/${encodeURIComponent(commitment)}/bundle?period=${encodeURIComponent(period)}`}
        />
      </div>
      {findings.length === 0 ? null : (
        <p className="small">
          {findings.map((ref) => (
            <Link key={ref} to={paths.finding(ref)}>
              <bdi>{ref}</bdi>{' '}
            </Link>
          ))}
        </p>
      )}
      {declarations.length === 0 ? <p className="small secondary">{t('review.noDeclaration')}</p> : declarations.map((declaration) => <DeclaredFiles key={declaration.ref} declaration={declaration} />)}
    </section>
  );
}

function DeclaredFiles({ declaration: { ref, organisation, restatement } }: { declaration: WorksheetRow['declarations'][number] }): ReactElement {
  const { t } = useTranslation('audit');
  const paths = usePaths();
  const { data: file, error, refetch } = useDeclarationFile(ref);
  return (
    <div className="stack">
      <p className="small">
        <Link to={paths.declaration(ref)}>{t('review.declaration', { ref })}</Link> <span className="secondary">{organisation}{restatement > 0 ? ` · ${t('review.restatement', { number: restatement })}` : ''}</span>
      </p>
      {file === undefined ? (
        error === null ? <Loading lines={3} /> : <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <Suspense fallback={<Loading lines={3} />}>
          <ExaminedEvidence file={file} />
        </Suspense>
      )}
    </div>
  );
}
