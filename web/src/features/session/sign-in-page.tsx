import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../layout/language-switch.js';
import { PageTitle } from '../../layout/page-title.js';
import { useLanguage } from '../../lib/language.js';
import type { Session } from '../../lib/session.js';
import { safeReturn } from '../../paths.js';
import { homePath } from '../../home-path.js';
import { Brand } from '../../ui/brand.js';
import { SignInForm } from './sign-in-form.js';
import { SignInPromise } from './sign-in-promise.js';
import './sign-in.css';

export function SignInPage(): ReactElement {
  const { t } = useTranslation('session');
  const language = useLanguage();
  const { suite } = useSearch({ from: '/$lang/connexion' });
  const navigate = useNavigate();
  const [isWithoutProgramme, setWithoutProgramme] = useState(false);
  const back = safeReturn(suite);
  const enter = (session: Session): void => {
    const home = homePath(language, session);
    if (home === null) setWithoutProgramme(true);
    else void navigate({ href: session.account.mustChangePassword ? home : (back ?? home), replace: true });
  };
  return (
    <div className="sign-in">
      <main className="sign-in-side" id="content">
        <div className="line spread">
          <Brand size={26} />
          <LanguageSwitch />
        </div>
        <div className="sign-in-form">
          <div>
            <PageTitle title={t('title')}>{t('title')}</PageTitle>
            <p className="secondary">{t(back === null ? 'lead' : 'ended')}</p>
          </div>
          {isWithoutProgramme ? (
            <p className="note risk" role="alert">
              {t('noProgramme')}
            </p>
          ) : null}
          <SignInForm onSignedIn={enter} />
        </div>
        <p className="small muted">{t('noAccount')}</p>
      </main>
      <SignInPromise />
    </div>
  );
}
