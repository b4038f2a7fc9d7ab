import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/language.js';
import type { Entry, Said } from './cells.js';
import type { CellKind } from './entry-context.js';

export type CellStatus = 'saved' | 'pending' | 'pasted' | 'confirm' | 'refused' | 'empty' | 'computed';

export function statusOf(kind: CellKind, said: Said | undefined, entry: Entry | undefined): CellStatus {
  if (said?.state === 'refused') return 'refused';
  if (entry?.mayMean !== undefined) return 'confirm';
  if (kind === 'computed') return 'computed';
  if (entry !== undefined) return entry.origin === 'pasted' ? 'pasted' : 'pending';
  return said === undefined ? 'empty' : 'saved';
}

interface Props {
  id: string;
  said: Said | undefined;
  status: CellStatus;
  label: string;
  isActive: boolean;
  /** Text of the field while the cell is being edited; null: not edited. */
  editing: string | null;
  describedBy: string | undefined;
  onActivate(): void;
  onEdit(): void;
  onType(text: string): void;
  onTake(): void;
}

export function EntryCell({ id, said, status, label, isActive, editing, describedBy, onActivate, onEdit, onType, onTake }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const field = useRef<HTMLInputElement>(null);
  const isEditing = editing !== null;
  useEffect(() => {
    if (isEditing) field.current?.focus();
  }, [isEditing]);
  const state = status === 'saved' ? null : t(`entry.cellState.${status}`);
  return (
    <td
      id={id}
      role="gridcell"
      tabIndex={isActive && !isEditing ? 0 : -1}
      aria-selected={isActive}
      aria-readonly={status === 'computed' ? true : undefined}
      aria-invalid={status === 'refused' ? true : undefined}
      aria-describedby={describedBy}
      onFocus={(event) => {
        if (event.target === event.currentTarget) onActivate();
      }}
      onDoubleClick={onEdit}
    >
      <div className={`cell ${status}${said?.state === 'not_applicable' ? ' not-applicable' : ''}${isActive ? ' active' : ''}`}>
        {isEditing ? (
          <input ref={field} className="cell-field" aria-label={label} dir="ltr" inputMode="decimal" autoComplete="off" value={editing} onChange={({ currentTarget }) => onType(currentTarget.value)} onBlur={onTake} />
        ) : (
          <>
            {status === 'pasted' ? <i className="cell-corner" /> : null}
            {status === 'refused' || status === 'confirm' ? <span className="cell-word">{state}</span> : state === null ? null : <span className="visually-hidden">{state}</span>}
            <SaidValue said={said} format={format.number} words={{ notReported: t('entry.notReported'), notApplicable: t('entry.notApplicable') }} />
          </>
        )}
      </div>
    </td>
  );
}

interface SaidProps {
  said: Said | undefined;
  format(value: string): string;
  words: { notReported: string; notApplicable: string };
}

/** Zero is a figure; not reported is a dash with its word; not applicable is words; nothing said yet is an outline. */
export function SaidValue({ said, format, words }: SaidProps): ReactElement {
  if (said === undefined) return <span className="cell-nothing" aria-hidden="true" />;
  if (said.state === 'reported') return <bdi>{format(said.value)}</bdi>;
  if (said.state === 'refused') return <bdi>{said.text}</bdi>;
  if (said.state === 'not_applicable') return <span className="tiny">{words.notApplicable}</span>;
  return (
    <span title={words.notReported}>
      <span aria-hidden="true">—</span>
      <span className="visually-hidden">{words.notReported}</span>
    </span>
  );
}
