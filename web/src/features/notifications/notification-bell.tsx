import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { Icon } from '../../ui/icon.js';
import { useOpener } from '../../ui/opener.js';
import { useUnreadCount } from './notification-queries.js';
import './notification-bell.css';

const NotificationPanel = lazy(async () => ({ default: (await import('./notification-panel.js')).NotificationPanel }));

/** More than this is shown as 99+; the words of the button say the number. */
const MOST_SHOWN = 99;

/** What the reader was told and has not read, counted in the top bar; the list is fetched when it opens. */
export function NotificationBell(): ReactElement {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const unread = useUnreadCount();
  const { opener, wasOpened, buttonProps } = useOpener('dialog');
  return (
    <>
      <button type="button" className="bell" {...buttonProps}>
        <Icon name="bell" size={18} />
        <span className="visually-hidden">{`${t('title')}, ${t('unread', { count: unread })}`}</span>
        {unread === 0 ? null : (
          <span className="bell-count" aria-hidden="true">
            {unread > MOST_SHOWN ? `${format.number(MOST_SHOWN)}+` : format.number(unread)}
          </span>
        )}
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <NotificationPanel opener={opener} unread={unread} />
        </Suspense>
      ) : null}
    </>
  );
}
