import { useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../layout/page.js';
import { useMay, usePaths } from '../../lib/place.js';
import { EmptyState } from '../../ui/empty-state.js';
import { EarlierImports } from './earlier-imports.js';
import { ImportResult } from './import-result.js';
import { WorkbookDrop } from './workbook-drop.js';
import './imports.css';

/** A workbook is checked first; its result has an address of its own, from which it is applied. */
export function ImportPage(): ReactElement {
  const { t } = useTranslation('imports');
  const { lot } = useSearch({ from: '/$lang/$programme/import' });
  const may = useMay('import.register');
  const paths = usePaths();
  if (!may) {
    return (
      <Page title={t('title')}>
        <EmptyState kind="noPermission" sentence={t('noPermission')} action={{ label: t('seeAgreements'), to: paths.agreements }} />
      </Page>
    );
  }
  if (lot !== undefined) return <ImportResult key={lot} id={lot} />;
  return (
    <Page title={t('title')} lead={t('lead')}>
      <WorkbookDrop />
      <EarlierImports />
    </Page>
  );
}
