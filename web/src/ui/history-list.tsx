import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../lib/language.js';
import './history-list.css';

export interface HistoryChange {
  /** The term, date or state that changed, in words. */
  field: string;
  /** Null is an empty value. */
  before: ReactNode;
  after: ReactNode;
}

export interface HistoryEntry {
  id: string;
  /** Instant in UTC. */
  at: string;
  /** Demonstration: the instant belongs to a made-up history. */
  isFictitious?: boolean;
  who: ReactNode;
  what: ReactNode;
  changes: readonly HistoryChange[];
  why: string | null;
}

interface Props {
  entries: readonly HistoryEntry[];
}

/** Who, when, what, before, after, why: the newest entry first, as given. */
export function HistoryList({ entries }: Props): ReactElement {
  return (
    <ol className="history">
      {entries.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
    </ol>
  );
}

function Entry({ entry }: { entry: HistoryEntry }): ReactElement {
  const { t } = useTranslation('history');
  const { date, time } = useFormat().instant(entry.at);
  return (
    <li>
      <p className="history-when">
        <time dateTime={entry.at} title={t('at', { date, time })}>
          <bdi dir="ltr">{`${date} ${time}`}</bdi>
        </time>
        <span>{entry.who}</span>
        {entry.isFictitious === true ? <span className="tiny muted">{t('simulated')}</span> : null}
      </p>
      <div className="stack">
        <p className="name">{entry.what}</p>
        {entry.changes.length === 0 ? null : <Changes changes={entry.changes} />}
        <p className="small secondary">
          <span className="muted">{t('why')} </span>
          {entry.why ?? <span className="muted">{t('noReason')}</span>}
        </p>
      </div>
    </li>
  );
}

export function Changes({ changes }: { changes: readonly HistoryChange[] }): ReactElement {
  const { t } = useTranslation('history');
  const empty = <span className="muted">{t('empty')}</span>;
  return (
    <table className="changes">
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col">{t('before')}</th>
          <th scope="col">{t('after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }, index) => (
          <tr key={index}>
            <th scope="row">{field}</th>
            <td>{before === null ? empty : <del>{before}</del>}</td>
            <td>{after === null ? empty : <ins>{after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
