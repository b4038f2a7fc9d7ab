import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../layout/language-switch.js';
import { PageTitle } from '../../layout/page-title.js';
import { useLanguage } from '../../lib/language.js';
import { type Session, useSession } from '../../lib/session.js';
import { safeReturn, signInPath } from '../../paths.js';
import { homePath } from '../../home-path.js';
import { Brand } from '../../ui/brand.js';
import { PasswordForm } from './password-form.js';
import { SignInPromise } from './sign-in-promise.js';
import './sign-in.css';

/** A provisional password is changed before anything else; a known one, when its owner likes. */
export function PasswordPage(): ReactElement {
  const { t } = useTranslation('session');
  const language = useLanguage();
  const { suite } = useSearch({ strict: false });
  const navigate = useNavigate();
  const isProvisional = useSession()?.account.mustChangePassword ?? false;
  const enter = (session: Session): void => {
    void navigate({ href: safeReturn(suite) ?? homePath(language, session) ?? signInPath(language), replace: true });
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
            <PageTitle title={t('passwordTitle')}>{t('passwordTitle')}</PageTitle>
            {isProvisional ? <p className="secondary">{t('passwordLead')}</p> : null}
          </div>
          <PasswordForm onChanged={enter} />
        </div>
        <p className="small muted">{t('passwordElsewhere')}</p>
      </main>
      <SignInPromise />
    </div>
  );
}
