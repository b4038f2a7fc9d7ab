import { ActionIcon } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NotificationBell } from '../features/notifications/notification-bell.js';
import { usePlace, useProgramme } from '../lib/place.js';
import { useSession } from '../lib/session.js';
import { signInPath } from '../paths.js';
import { Icon } from '../ui/icon.js';
import { Clocks } from './clocks.js';
import { LanguageSwitch } from './language-switch.js';
import { PaletteButton } from './palette-button.js';
import { SideNavigation } from './side-navigation.js';
import { UserMenu } from './user-menu.js';
import './shell.css';

const NavigationDrawer = lazy(async () => ({ default: (await import('./navigation-drawer.js')).NavigationDrawer }));

/** What surrounds every page of a programme. */
export function Shell(): ReactElement {
  const { t } = useTranslation('shell');
  const [wasMenuOpened, setMenuOpened] = useState(false);
  const [isMenuOpen, menu] = useDisclosure(false, { onOpen: () => setMenuOpened(true) });
  const isDemonstration = useProgramme()?.demonstration ?? false;
  useSignInWhenEnded();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('skip')}
      </a>
      <div className="nav">
        <SideNavigation />
      </div>
      <div className="shell-main">
        <header className="top">
          <ActionIcon className="top-menu" aria-label={t('menu')} aria-expanded={isMenuOpen} onClick={menu.open}>
            <Icon name="menu" />
          </ActionIcon>
          <PaletteButton />
          <Clocks />
          <div className="top-end">
            {isDemonstration ? <span className="fictitious">{t('fictitious')}</span> : null}
            <LanguageSwitch />
            <NotificationBell />
            <UserMenu />
          </div>
        </header>
        <Clocks isWide />
        <Outlet />
      </div>
      {wasMenuOpened ? (
        <Suspense fallback={null}>
          <NavigationDrawer isOpen={isMenuOpen} isDemonstration={isDemonstration} onClose={menu.close} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** A session that ends while a page is open leads to sign-in, and from there back to the same page. */
function useSignInWhenEnded(): void {
  const session = useSession();
  const { language } = usePlace();
  const navigate = useNavigate();
  const href = useRouterState({ select: ({ location }) => location.href });
  useEffect(() => {
    if (session === null) void navigate({ href: `${signInPath(language)}?suite=${encodeURIComponent(href)}` });
  }, [session, language, navigate, href]);
}
