import { useEffect, useRef } from 'react';

/** The drawer opens before its content has come: once it has, its first field takes the focus, its text selected. */
export function useFocusOnce(fieldId: string): void {
  const isDone = useRef(false);
  useEffect(() => {
    // The drawer's own choice of a first element comes in a timer that was set before this one.
    const timer = window.setTimeout(() => {
      const field = document.getElementById(fieldId);
      if (isDone.current || !(field instanceof HTMLInputElement)) return;
      isDone.current = true;
      field.focus();
      field.select();
    });
    return () => window.clearTimeout(timer);
  }, [fieldId]);
}
