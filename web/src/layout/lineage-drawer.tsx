import { Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  onClose(): void;
  children: ReactNode;
}

/** The rail of a screen that has no room for one. */
export function LineageDrawer({ onClose, children }: Props): ReactElement {
  const { t } = useTranslation('lineage');
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={360} trapFocus returnFocus>
      <Drawer.Overlay />
      <Drawer.Content className="lineage-drawer" aria-label={t('title')}>{children}</Drawer.Content>
    </Drawer.Root>
  );
}
