import { ActionIcon, Button, Drawer } from '@mantine/core';
import { type ReactElement, type ReactNode, createContext, useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsaved } from '../lib/draft.js';
import { KeptDraft, RestoredDraft } from './draft-note.js';
import { Icon } from './icon.js';
import { LeaveGuard } from './leave-guard.js';
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
  /** What is typed in it and not saved: it is not left without a word. */
  unsaved?: Unsaved | null;
  children: ReactNode;
}

const Closing = createContext<() => void>(() => undefined);

export function SideDrawer({ isOpen, onClose, lead, title, footer, onSubmit, unsaved = null, children }: Props): ReactElement {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const close = (): void => (unsaved?.isChanged() === true ? setAsking(true) : onClose());
  /** Escape reaches every open layer at once: a question above the drawer takes it alone. */
  const closeOnTop = (): void => {
    const top = [...document.querySelectorAll('[role="dialog"]')].at(-1);
    if (top === undefined || top.contains(content.current)) close();
  };
  return (
    <Drawer.Root opened={isOpen} onClose={closeOnTop} position="right" size="var(--drawer)">
      <Drawer.Overlay />
      <Drawer.Content>
        <div
          ref={content}
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
            <ActionIcon aria-label={t('close')} onClick={close}>
              <Icon name="close" />
            </ActionIcon>
          </header>
          <div className="side-drawer-body">
            {unsaved === null ? null : <RestoredDraft unsaved={unsaved} />}
            {children}
          </div>
          {footer === undefined ? null : (
            <footer>
              <Closing value={close}>{footer}</Closing>
              {unsaved === null ? null : <KeptDraft unsaved={unsaved} />}
            </footer>
          )}
        </div>
        {unsaved === null || !isOpen ? null : (
          <LeaveGuard
            unsaved={unsaved}
            isClosing={isAsking}
            onStay={() => setAsking(false)}
            onClose={() => {
              setAsking(false);
              onClose();
            }}
          />
        )}
      </Drawer.Content>
    </Drawer.Root>
  );
}

/** Closes the drawer in whose foot it stands, as Escape does. */
export function CancelButton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Button variant="subtle" onClick={useContext(Closing)}>
      {t('cancel')} <kbd>Esc</kbd>
    </Button>
  );
}
