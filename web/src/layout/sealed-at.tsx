import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../api/client.js';
import { useFormat } from '../lib/language.js';

const EVERY_MINUTE = 60_000;

/** When the trail was last sealed and signed; nothing until it was, or when it cannot be asked. */
export function SealedAt(): ReactElement | null {
  const { t } = useTranslation('shell');
  const format = useFormat();
  const { data } = useQuery({ queryKey: ['ledger'], queryFn: ({ signal }) => answerOf(api.GET('/api/v1/ledger', { signal })), refetchInterval: EVERY_MINUTE, retry: false });
  if (data?.signedAt == null) return null;
  const { date, time } = format.instant(data.signedAt);
  return (
    <p className="nav-sealed">
      {t(data.state === 'late' ? 'sealedLate' : 'sealed')}
      <span>
        {date} {time}
      </span>
    </p>
  );
}
