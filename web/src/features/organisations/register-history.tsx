import type { ReactElement } from 'react';
import { type Subject, programmeKey, useKeysetList } from '../../api/queries.js';
import type { HistoryEvent } from '../../api/types.js';
import { usePlace } from '../../lib/place.js';
import { LedgerHistory } from '../../ui/ledger-history.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';

interface Props {
  subject: Subject;
  /** Identifies the record among those of its subject. */
  of: string;
  read(cursor: string | undefined, signal: AbortSignal): Promise<{ items: HistoryEvent[]; nextCursor: string | null }>;
}

/** Who, when, what, before, after, why, for an organisation or a zone. */
export function RegisterHistory({ subject, of, read }: Props): ReactElement {
  const { programme } = usePlace();
  const list = useKeysetList(programmeKey(programme, subject, of, 'history'), read);
  if (list.isPending) return <Loading lines={4} />;
  if (list.error !== null && list.rows.length === 0) return <Problem error={list.error} onRetry={list.retry} />;
  return <LedgerHistory events={list.rows} hasMore={list.hasMore} isLoading={list.isLoadingMore} onMore={list.more} />;
}
