import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { programmeKey } from '../../api/queries.js';
import { idempotencyKey, writeHeaders } from '../../lib/http.js';
import { useFormat } from '../../lib/language.js';
import { usePlace } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { CalendarAddress } from './calendar-address.js';

const CALENDAR = '/api/v1/programmes/{programme}/calendar';

interface Props {
  onClose(): void;
}

/** The private address by which a calendar program reads the reader's due dates: made, replaced, revoked. */
export function CalendarDialog({ onClose }: Props): ReactElement {
  const { t } = useTranslation(['notifications', 'common']);
  return (
    <Modal opened onClose={onClose} title={<strong>{t('notifications:calendar.title')}</strong>} centered radius={6} shadow="none" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <CalendarChoices />
    </Modal>
  );
}

function CalendarChoices(): ReactElement {
  const { t } = useTranslation('notifications');
  const format = useFormat();
  const { programme } = usePlace();
  const queryClient = useQueryClient();
  const key = programmeKey(programme, 'calendar');
  const params = { path: { programme } };
  const { data, isPending, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => answerOf(api.GET(CALENDAR, { params, signal })) });
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: key });
  const renew = useMutation({ mutationFn: () => answerOf(api.POST(CALENDAR, { params, headers: writeHeaders(idempotencyKey()) })), onSuccess: refresh });
  const revoke = useMutation({
    mutationFn: async () => void (await api.DELETE(CALENDAR, { params, headers: writeHeaders(idempotencyKey()) })),
    onSuccess: () => {
      renew.reset();
      return refresh();
    },
  });
  if (isPending) return <Loading />;
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  const problem = renew.error ?? revoke.error;
  const made = data.madeAt === null ? null : format.instant(data.madeAt);
  return (
    <div className="stack">
      <p>{t('calendar.explanation')}</p>
      {renew.data?.address == null ? null : <CalendarAddress address={renew.data.address} />}
      <p className="small secondary" role="status">
        {made === null ? t('calendar.none') : t('calendar.made', { day: made.date, time: made.time })}
      </p>
      {problem === null ? null : <Problem error={problem} />}
      <div className="line">
        <Button variant="filled" data-autofocus loading={renew.isPending} onClick={() => renew.mutate()}>
          {t(made === null ? 'calendar.make' : 'calendar.renew')}
        </Button>
        {made === null ? null : (
          <Button variant="subtle" loading={revoke.isPending} onClick={() => revoke.mutate()}>
            {t('calendar.revoke')}
          </Button>
        )}
      </div>
    </div>
  );
}
