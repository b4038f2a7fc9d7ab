import { useEffect, useRef } from 'react';

/** The drawer opens before its content has come: once it has, its first field takes the focus, its text selected. */
export function useFocusOnce(fieldId: string): void {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    const field = document.getElementById(fieldId);
    if (!(field instanceof HTMLInputElement)) return;
    isDone.current = true;
    field.focus();
    field.select();
  }, [fieldId]);
}
