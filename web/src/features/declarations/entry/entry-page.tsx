import { useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../../layout/page.js';
import { usePaths } from '../../../lib/place.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { Loading } from '../../../ui/loading.js';
import { Problem } from '../../../ui/problem.js';
import { isSection, useDeclarationFile } from '../declaration-queries.js';
import { EntryForm } from './entry-form.js';

export function EntryPage(): ReactElement {
  const { t } = useTranslation('declarations');
  const { ref, section: name } = useParams({ from: '/$lang/$programme/declarations/$ref/saisie/$section' });
  const paths = usePaths();
  const { data: file, error, refetch } = useDeclarationFile(ref);
  const section = file?.sections.find(({ section }) => section === name);
  if (file !== undefined && section !== undefined && file.actions.includes('edit')) return <EntryForm key={`${ref} ${name}`} file={file} section={section} />;
  return (
    <Page title={isSection(name) ? t(`section.${name}`) : t('title')} crumbs={[{ label: t('title'), to: paths.declarations }, { label: ref, to: paths.declaration(ref) }]}>
      {file === undefined && error === null ? (
        <Loading lines={10} />
      ) : file === undefined ? (
        <Problem error={error} onRetry={() => void refetch()} />
      ) : (
        <EmptyState kind="first" sentence={t(section === undefined ? 'entry.noSection' : 'entry.frozen')} action={{ label: ref, to: paths.declaration(ref) }} />
      )}
    </Page>
  );
}
