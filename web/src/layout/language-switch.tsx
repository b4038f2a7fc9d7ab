import { useRouterState } from '@tanstack/react-router';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@common/translated.js';
import { useLanguage } from '../lib/language.js';
import { movedPath } from '../paths.js';
import './language-switch.css';

const labels: Record<Language, { short: string; full: string }> = {
  fr: { short: 'FR', full: 'Français' },
  ar: { short: 'ع', full: 'العربية' },
  en: { short: 'EN', full: 'English' },
};

/** Keeps the page, its parameters and what is typed elsewhere. */
export function LanguageSwitch(): ReactElement {
  const { t } = useTranslation('shell');
  const current = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  return (
    <nav className="languages" aria-label={t('languages')}>
      {LANGUAGES.map((language) => (
        <Link
          key={language}
          to={movedPath(path, { language })}
          search={(previous) => previous}
          lang={language}
          hrefLang={language}
          title={labels[language].full}
          activeProps={{}}
          preload={false}
          aria-current={language === current ? 'true' : undefined}
        >
          <span aria-hidden="true">{labels[language].short}</span>
          <span className="visually-hidden">{labels[language].full}</span>
        </Link>
      ))}
    </nav>
  );
}
