import { useParams } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../../api/reference.js';
import { withTexts } from '../../../i18n/i18n.js';
import { Page } from '../../../layout/page.js';
import { usePaths } from '../../../lib/place.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { Problem } from '../../../ui/problem.js';
import { type DeclarationFile, useDeclarationFile } from '../declaration-queries.js';
import { usePeriodText } from '../period-text.js';
import { CHECK_STEP, SectionRail } from '../section-rail.js';
import { AfterSending } from './after-sending.js';
import { CheckTable, useCheckRows } from './check-table.js';
import { SubmitForm } from './submit-form.js';
import '../declarations.css';

const EffectsPanel = lazy(async () => ({ default: (await withTexts(import('../effects-panel.js'), 'effects')).EffectsPanel }));

export function CheckPage(): ReactElement {
  const { t } = useTranslation('declarations');
  const { ref } = useParams({ from: '/$lang/$programme/declarations/$ref/verifier' });
  const paths = usePaths();
  const { data: file, error, refetch } = useDeclarationFile(ref);
  if (file?.actions.includes('edit') === true) return <Check file={file} />;
  return (
    <Page title={t('check.title')} crumbs={[{ label: t('title'), to: paths.declarations }, { label: ref, to: paths.declaration(ref) }]}>
      {file !== undefined ? (
        <EmptyState kind="first" sentence={t('entry.frozen')} action={{ label: ref, to: paths.declaration(ref) }} />
      ) : error === null ? (
        <Loading lines={8} />
      ) : (
        <Problem error={error} onRetry={() => void refetch()} />
      )}
    </Page>
  );
}

function Check({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation('declarations');
  const titleOf = useTitle();
  const paths = usePaths();
  const periodText = usePeriodText();
  const rows = useCheckRows(file);
  const errors = file.checks.filter(({ level }) => level === 'error').length;
  const explain = file.checks.filter(({ level, explained }) => level === 'warning' && !explained).length;
  const values = file.sections.flatMap(({ lines }) => lines).filter(({ state }) => state === 'reported').length;
  return (
    <Page
      title={t('check.title')}
      crumbs={[{ label: t('title'), to: paths.declarations }, { label: file.ref, to: paths.declaration(file.ref) }]}
      lead={t('check.lead', { organisation: titleOf(file.organisation.name), period: periodText(file.period), values, explain, errors })}
      railLabel={t('sections')}
      rail={
        <>
          <SectionRail file={file} current={CHECK_STEP} />
          <div style={{ marginBlockStart: '14px' }}>
            <AfterSending />
          </div>
        </>
      }
    >
      <CheckTable file={file} rows={rows} />
      <Suspense fallback={<Loading lines={4} />}>
        <EffectsPanel file={file} />
      </Suspense>
      <SubmitForm file={file} />
    </Page>
  );
}
