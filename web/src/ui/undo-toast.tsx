import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../i18n/i18n.js';
import './undo-toast.css';

/** No shorter than the ten seconds that the reader is promised. */
const STAYS_MS = 12_000;

interface Pending {
  id: string;
  undo(): void;
}

let pending: Pending | null = null;

/** Fetched by the first key or touch: see the root. */
async function toasts() {
  return (await import('@mantine/notifications')).notifications;
}

interface Undoable {
  /** What was done, as a sentence. */
  message: string;
  /** Appends the reversal; nothing is deleted. */
  onUndo(): void;
}

/** Says what was done and offers to undo it: by the button, Ctrl+Z or U, for at least ten seconds. */
export function showUndoToast({ message, onUndo }: Undoable): void {
  const id = crypto.randomUUID();
  const settle = (): void => {
    if (pending?.id === id) pending = null;
  };
  pending = {
    id,
    undo() {
      settle();
      void toasts().then((shown) => shown.hide(id));
      onUndo();
    },
  };
  const undo = pending.undo;
  const toast = { id, message: <UndoMessage message={message} onUndo={undo} />, autoClose: STAYS_MS, onClose: settle, role: 'status', closeButtonProps: closeButton() };
  void toasts().then((shown) => shown.show(toast));
}

function closeButton(): { 'aria-label': string } {
  return { 'aria-label': i18n.t('close') };
}

/** A sentence with nothing to undo. */
export function showToast(message: string): void {
  void toasts().then((shown) => shown.show({ message, autoClose: STAYS_MS / 2, role: 'status', closeButtonProps: closeButton() }));
}

function UndoMessage({ message, onUndo }: Undoable): ReactElement {
  const { t } = useTranslation();
  return (
    <span className="undo-toast">
      <span className="grow">{message}</span>
      <button type="button" onClick={onUndo} aria-keyshortcuts="Control+Z U">
        {t('undo')} <kbd>Ctrl Z</kbd>
      </button>
    </span>
  );
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));
}

/** Listens for the keys that undo; started once, with the application. */
export function listenForUndo(): void {
  document.addEventListener('keydown', (event) => {
    if (pending === null || isWriting(event.target)) return;
    const isControlZ = event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    const isU = event.key.toLowerCase() === 'u' && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isControlZ && !isU) return;
    event.preventDefault();
    pending.undo();
  });
}
