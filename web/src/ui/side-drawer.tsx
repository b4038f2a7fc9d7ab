import { ActionIcon, Drawer } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.js';
import './side-drawer.css';

interface Props {
  isOpen: boolean;
  /** Takes its parameter out of the address: a drawer is part of the view that a link reproduces. */
  onClose(): void;
  /** Above the title: references and links. */
  lead?: ReactNode;
  title: ReactNode;
  /** Buttons, at the foot. */
  footer?: ReactNode;
  /** Ctrl+Enter, from anywhere in the drawer. */
  onSubmit?(): void;
  children: ReactNode;
}

export function SideDrawer({ isOpen, onClose, lead, title, footer, onSubmit, children }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened={isOpen} onClose={onClose} position="right" size="var(--drawer)">
      <Drawer.Overlay />
      <Drawer.Content>
        <div
          className="side-drawer"
          onKeyDown={(event) => {
            if (onSubmit === undefined || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            onSubmit();
          }}
        >
          <header>
            <div className="grow">
              {lead === undefined ? null : <p className="tiny muted">{lead}</p>}
              <Drawer.Title>{title}</Drawer.Title>
            </div>
            <ActionIcon aria-label={t('close')} onClick={onClose}>
              <Icon name="close" />
            </ActionIcon>
          </header>
          <div className="side-drawer-body">{children}</div>
          {footer === undefined ? null : <footer>{footer}</footer>}
        </div>
      </Drawer.Content>
    </Drawer.Root>
  );
}
