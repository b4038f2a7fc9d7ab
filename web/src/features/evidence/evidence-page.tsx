import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { usePaths } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { type DeclarationFile, useDeclarationFile } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';
import { EVIDENCE_STEP, SectionRail } from '../declarations/section-rail.js';
import { EvidenceItems } from './evidence-list.js';
import { useEvidence } from './declared-evidence.js';
import { EvidenceUpload } from './evidence-upload.js';
import './evidence.css';

export function EvidencePage(): ReactElement {
  const { t } = useTranslation(['evidence', 'declarations']);
  const { ref } = useParams({ from: '/$lang/$programme/declarations/$ref/pieces' });
  const paths = usePaths();
  const { data: file, error, refetch } = useDeclarationFile(ref);
  if (file !== undefined) return <FilesOf file={file} />;
  return (
    <Page title={t('title')} crumbs={[{ label: t('declarations:title'), to: paths.declarations }, { label: ref, to: paths.declaration(ref) }]}>
      {error === null ? <Loading lines={8} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

function FilesOf({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation(['evidence', 'declarations']);
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const { data: evidence, error, refetch } = useEvidence(file.ref);
  const mayEdit = file.actions.includes('edit');
  return (
    <Page
      title={t('title')}
      crumbs={[{ label: t('declarations:title'), to: paths.declarations }, { label: file.ref, to: paths.declaration(file.ref) }]}
      lead={t('lead', { organisation: titleOf(file.organisation.name), period: periodText(file.period) })}
      railLabel={t('declarations:sections')}
      rail={mayEdit ? <SectionRail file={file} current={EVIDENCE_STEP} /> : undefined}
    >
      <div className="stack wide evidence-page">
        {mayEdit ? <EvidenceUpload declaration={file.ref} /> : <p className="note">{t('frozen')}</p>}
        <section className="stack" aria-labelledby="evidence-files">
          <h2 id="evidence-files">{t('list')}</h2>
          {evidence !== undefined ? <EvidenceItems file={file} items={evidence.items} /> : error === null ? <Loading lines={6} /> : <Problem error={error} onRetry={() => void refetch()} />}
        </section>
      </div>
    </Page>
  );
}
