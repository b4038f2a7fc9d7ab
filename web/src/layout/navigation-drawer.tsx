import { Drawer } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from './language-switch.js';
import { SideNavigation } from './side-navigation.js';

interface Props {
  isOpen: boolean;
  isDemonstration: boolean;
  onClose(): void;
}

/** The navigation of a narrow screen. */
export function NavigationDrawer({ isOpen, isDemonstration, onClose }: Props): ReactElement {
  const { t } = useTranslation('shell');
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} position="left" size={260}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={t('menu')}>
        <div className="nav nav-drawer">
          <SideNavigation onNavigate={onClose} />
          <div className="line wrap">
            <LanguageSwitch />
            {isDemonstration ? <span className="fictitious">{t('fictitious')}</span> : null}
          </div>
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
