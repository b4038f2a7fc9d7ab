import { useEffect } from 'react';

/** When what it stands in goes away, the focus returns to where it was before. */
export function useReturnFocus(): void {
  useEffect(() => {
    const opener = document.activeElement;
    return () => {
      if (opener instanceof HTMLElement && opener !== document.body) window.setTimeout(() => opener.focus({ preventScroll: true }));
    };
  }, []);
}
