import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import './conflict.css';
import './history-list.css';

export interface ConflictRow {
  field: string;
  /** Null is an empty value. */
  base: ReactNode;
  mine: ReactNode;
  theirs: ReactNode;
}

interface Props {
  rows: readonly ConflictRow[];
  /** The register has been read again: the choice can be made. */
  isFresh: boolean;
  onReload(): void;
  onKeepMine(): void;
  onTakeTheirs(): void;
}

const COLUMNS = ['base', 'mine', 'theirs'] as const;

/** Somebody else wrote first: what stood, what the author typed, what the register holds now. */
export function Conflict({ rows, isFresh, onReload, onKeepMine, onTakeTheirs }: Props): ReactElement {
  const { t } = useTranslation('problems');
  const box = useRef<HTMLDivElement>(null);
  const reload = useRef(onReload);
  useEffect(() => {
    reload.current();
    box.current?.focus();
  }, []);
  return (
    <div ref={box} className="note off stack" role="alert" tabIndex={-1}>
      <strong>{t('title.conflict')}</strong>
      <span>{t('advice.conflict')}</span>
      {isFresh && rows.length === 0 ? <span>{t('conflict.elsewhere')}</span> : null}
      {rows.length === 0 ? null : (
        <div className="conflict-table" role="region" aria-label={t('title.conflict')} tabIndex={0}>
          <table className="changes conflict">
            <thead>
              <tr>
                {(['field', ...COLUMNS] as const).map((name) => (
                  <th key={name} scope="col">
                    {t(`conflict.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.field}>
                  <th scope="row">{row.field}</th>
                  {COLUMNS.map((name) => (
                    <td key={name}>{row[name] ?? <span className="muted">—</span>}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <span className="line wrap">
        <Button disabled={!isFresh} onClick={onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button disabled={!isFresh} onClick={onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
      </span>
    </div>
  );
}
