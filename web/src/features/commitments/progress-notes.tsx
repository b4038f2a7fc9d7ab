import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Progress } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';

/** What must be said beside a figure: what is carried, missing or counted elsewhere too; nothing when there is nothing to say. */
export function ProgressNotes({ progress: { carried, missing, unattributable, overlapCertain, overlapPossible } }: { progress: Progress }): ReactElement | null {
  const { t } = useTranslation('commitments');
  const format = useFormat();
  const quantity = (name: 'unattributable' | 'overlapCertain' | 'overlapPossible', value: string | null): string | null =>
    value === null || Number(value) === 0 ? null : t(`progress.${name}`, { value: format.number(value) });
  const notes = [
    carried ? t('progress.carried') : null,
    missing > 0 ? t('progress.missing', { count: missing }) : null,
    quantity('overlapCertain', overlapCertain),
    quantity('overlapPossible', overlapPossible),
    quantity('unattributable', unattributable),
  ].filter((note) => note !== null);
  return notes.length === 0 ? null : <ul className="subtitle">{notes.map((note) => <li key={note}>{note}</li>)}</ul>;
}
