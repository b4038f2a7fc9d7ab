import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormat } from '../../../lib/language.js';
import './workbook.css';

interface Props {
  label: string;
  done: number;
  /** Null: not known yet. */
  total: number | null;
  /** How far, in words. */
  text: string;
  help: string;
  cancelLabel: string;
  isCancelling?: boolean;
  onCancel(): void;
}

/** How far a work is, as a bar and in words, and the way to stop it. */
export function WorkProgress({ label, done, total, text, help, cancelLabel, isCancelling = false, onCancel }: Props): ReactElement {
  const format = useFormat();
  const share = total === null || total === 0 ? null : Math.min(100, Math.floor((done / total) * 100));
  return (
    <div className="work-progress">
      <p className="medium">{label}</p>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total ?? undefined} aria-valuenow={total === null ? undefined : done} aria-valuetext={text} className="work-track">
        <div className="work-done" style={{ inlineSize: `${share ?? 0}%` }} />
      </div>
      <p className="subtitle">
        <bdi>{text}</bdi>
        {share === null ? null : ` (${format.percent(share, 0)})`}
      </p>
      <p className="subtitle">{help}</p>
      <div>
        <Button size="sm" loading={isCancelling} onClick={onCancel}>
          {cancelLabel}
        </Button>
      </div>
    </div>
  );
}
