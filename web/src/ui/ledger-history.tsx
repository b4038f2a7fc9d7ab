import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HistoryEvent } from '../api/types.js';
import { useTitle } from '../api/reference.js';
import { HistoryList } from './history-list.js';
import { useLedgerWords } from './ledger-words.js';
import { actsOf, changesOf, reasonOf } from './ledger-reading.js';

interface Props {
  events: readonly HistoryEvent[];
  hasMore: boolean;
  isLoading: boolean;
  onMore(): void;
}

/** The trail as the server keeps it, in the reader's words: who, when, what, before, after, why. */
export function LedgerHistory({ events, hasMore, isLoading, onMore }: Props): ReactElement {
  const { t } = useTranslation(['history', 'common']);
  const words = useLedgerWords();
  const titleOf = useTitle();
  if (events.length === 0) return <p className="small muted">{t('history:nothing')}</p>;
  return (
    <>
      <HistoryList
        entries={events.map((event) => ({
          id: event.id,
          at: event.simulatedAt ?? event.at,
          isFictitious: event.simulatedAt !== null,
          who: (
            <>
              {event.author ?? t(event.organisation === null ? 'history:program' : 'history:unknownAuthor')}
              {event.byToken ? <span className="muted block">{event.token === null ? t('history:byToken') : t('history:byNamedToken', { name: event.token })}</span> : null}
              {event.organisation === null ? null : <span className="muted block">{titleOf(event.organisation.name)}</span>}
            </>
          ),
          what: [...new Set(actsOf(event.rows).map(words.act))].join(' · '),
          changes: changesOf(event.rows).map(({ field, before, after }) => ({ field: words.field(field), before: words.value(before), after: words.value(after) })),
          why: words.reason(reasonOf(event)),
        }))}
      />
      {hasMore ? (
        <div>
          <Button size="sm" loading={isLoading} onClick={onMore}>
            {t('common:more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
