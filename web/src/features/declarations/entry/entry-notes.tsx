import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/language.js';
import type { Difference } from './cells.js';
import type { EntryRow } from './entry-rows.js';
import type { EntryWords } from './entry-words.js';
import type { SectionDraft } from './use-section-draft.js';
import type { PasteCount } from './use-grid-keys.js';

export function PasteNote({ count, onUndo }: { count: PasteCount; onUndo(): void }): ReactElement {
  const { t } = useTranslation('declarations');
  return (
    <div className="note accent line wrap entry-note" role="status">
      <span className="grow">
        {t('entry.pasted', { ...count })}
        {count.outside === 0 ? null : ` ${t('entry.pastedOutside', { count: count.outside })}`}
      </span>
      <Button size="sm" onClick={onUndo}>
        {t('entry.undoPaste')} <kbd>Ctrl Z</kbd>
      </Button>
    </div>
  );
}

interface MergeProps {
  differences: readonly Difference[];
  words: EntryWords;
  rows: readonly EntryRow[];
  onSettle(key: string, keep: 'mine' | 'theirs'): void;
}

/** Somebody else saved meanwhile: what differs, cell by cell, and who decides. */
export function MergeNote({ differences, words, rows, onSettle }: MergeProps): ReactElement {
  const { t } = useTranslation('declarations');
  return (
    <div className={`note ${differences.length === 0 ? 'ok' : 'risk'} entry-note`} role="alert">
      {t(differences.length === 0 ? 'entry.mergedClean' : 'entry.merged')}
      <ul className="differences">
        {differences.map(({ key, mine, theirs }) => {
          const row = rows.find((one) => key.startsWith(`${one.key} `));
          const cell = row === undefined ? key : words.cellOf(row, key.slice(row.key.length + 1));
          return (
            <li key={key}>
              <b>{cell}</b>
              <span>{t('entry.mine', { value: words.saidText(mine) })}</span>
              <span>{t('entry.theirs', { value: words.saidText(theirs) })}</span>
              <Button size="sm" aria-label={`${t('entry.keepMine')} : ${cell}`} onClick={() => onSettle(key, 'mine')}>
                {t('entry.keepMine')}
              </Button>
              <Button size="sm" aria-label={`${t('entry.takeTheirs')} : ${cell}`} onClick={() => onSettle(key, 'theirs')}>
                {t('entry.takeTheirs')}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Where what was typed is by now. */
export function SaveText({ draft: { save, entries, isRestored } }: { draft: SectionDraft }): ReactElement {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const isHeld = Object.values(entries).some(({ said, mayMean }) => said?.state === 'refused' || mayMean !== undefined);
  const text = {
    idle: '',
    waiting: `${isRestored ? `${t('entry.restored')} ` : ''}${t('entry.unsaved')}`,
    saving: t('entry.saving'),
    saved: save.kind === 'saved' ? t('entry.savedAt', { time: format.instant(save.at).time }) : '',
    offline: t('entry.offline'),
    refused: save.kind === 'refused' ? t('entry.refusedByServer', { reason: save.reason }) : '',
  }[save.kind];
  return (
    <span className={save.kind === 'offline' || save.kind === 'refused' ? 'tiny work-late' : 'tiny muted'} role="status" data-save={save.kind}>
      {text}
      {isHeld ? ` ${t('entry.held')}` : null}
    </span>
  );
}
