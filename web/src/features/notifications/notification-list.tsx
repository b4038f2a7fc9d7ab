import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { pageOf } from './notification-page.js';
import { type Notification, useMarkRead, useNotifications } from './notification-queries.js';
import './notification-list.css';

interface Props {
  unread: number;
  onLeave(): void;
}

/** The newest first; opening one marks it as read. */
export function NotificationList({ unread, onLeave }: Props): ReactElement {
  const { t } = useTranslation(['notifications', 'common']);
  const { rows, isPending, error, retry, hasMore, isLoadingMore, more } = useNotifications();
  const mark = useMarkRead();
  if (isPending) return <Loading />;
  if (error !== null) return <Problem error={error} onRetry={retry} />;
  return (
    <>
      {mark.error === null ? null : <Problem error={mark.error} />}
      {rows.length === 0 ? (
        <p className="muted small">{t('notifications:nothing')}</p>
      ) : (
        <ul>
          {rows.map((notification) => (
            <li key={notification.id}>
              <NotificationLink
                notification={notification}
                onFollow={() => {
                  if (notification.readAt === null) mark.mutate(notification.id);
                  onLeave();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="line">
        {hasMore ? (
          <Button size="sm" loading={isLoadingMore} onClick={more}>
            {t('common:more')}
          </Button>
        ) : null}
        {unread === 0 ? null : (
          <Button size="sm" variant="subtle" loading={mark.isPending} onClick={() => mark.mutate('all')}>
            {t('notifications:readAll')}
          </Button>
        )}
      </div>
    </>
  );
}

function NotificationLink({ notification: { kind, subject, organisation, dueOn, createdAt, readAt }, onFollow }: { notification: Notification; onFollow(): void }): ReactElement {
  const { t } = useTranslation('notifications');
  const titleOf = useTitle();
  const format = useFormat();
  const paths = usePaths();
  const { date, time } = format.instant(createdAt);
  const page = pageOf(kind, subject.ref, paths);
  const about = subject.title ?? organisation?.name ?? null;
  return (
    <Link to={page.path} search={page.search} preload={false} activeProps={{}} className={readAt === null ? 'told-link told-new' : 'told-link'} onClick={onFollow}>
      <span>
        {t(`kind.${kind}`)} <bdi className="reference">{subject.ref}</bdi>
        {readAt === null ? <span className="visually-hidden">{`, ${t('new')}`}</span> : null}
      </span>
      {about === null ? null : <span className="small secondary">{titleOf(about)}</span>}
      <span className="tiny muted">
        {dueOn === null ? null : `${t('dueOn', { day: format.longDate(dateOf(dueOn)) })} · `}
        <time dateTime={createdAt}>
          <bdi dir="ltr">{`${date} ${time}`}</bdi>
        </time>
      </span>
    </Link>
  );
}
