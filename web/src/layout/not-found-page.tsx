import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from './page-title.js';
import './page.css';

export function NotFoundPage(): ReactElement {
  const { t } = useTranslation('shell');
  return (
    <main className="page stack wide" id="content">
      <PageTitle title={t('notFoundTitle')}>{t('notFoundTitle')}</PageTitle>
      <p className="secondary">{t('notFound')}</p>
      <div>
        <Button component={Link} to="/">
          {t('goToWork')}
        </Button>
      </div>
    </main>
  );
}
