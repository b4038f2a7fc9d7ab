import { Popover } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Anchor } from '../../ui/anchor.js';
import type { Opener } from '../../ui/opener.js';
import { NotificationList } from './notification-list.js';

interface Props {
  opener: Opener;
  unread: number;
}

export function NotificationPanel({ opener: { id, isOpen, button, setOpen }, unread }: Props): ReactElement {
  const { t } = useTranslation('notifications');
  const titleId = useId();
  return (
    <Popover id={id} opened={isOpen} onChange={setOpen} position="bottom-end" trapFocus>
      <Popover.Target>
        <Anchor element={button} />
      </Popover.Target>
      <Popover.Dropdown className="told" aria-labelledby={titleId}>
        <h2 id={titleId}>{t('title')}</h2>
        {isOpen ? <NotificationList unread={unread} onLeave={() => setOpen(false)} /> : null}
      </Popover.Dropdown>
    </Popover>
  );
}
