import { useSearch } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useEffect, useRef } from 'react';
import { useChangeSearch } from '../../lib/change-search.js';

const MilestoneSheet = lazy(async () => ({ default: (await import('./milestone-sheet.js')).MilestoneSheet }));

/** After the drawer has given the focus back to whatever opened it, which may be gone. */
const AFTER_RETURN_MS = 60;

/** The drawer of the milestone that the address names as `jalon`, on any page. */
export function MilestoneDrawer(): ReactElement | null {
  const { jalon } = useSearch({ strict: false });
  const change = useChangeSearch();
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const closed = jalon === undefined ? last.current : undefined;
    last.current = jalon;
    if (closed === undefined) return;
    const timer = window.setTimeout(() => focusRow(closed), AFTER_RETURN_MS);
    return () => window.clearTimeout(timer);
  }, [jalon]);
  const shown = jalon ?? last.current;
  if (shown === undefined) return null;
  return (
    <Suspense fallback={null}>
      <MilestoneSheet key="sheet" milestoneRef={shown} isOpen={jalon !== undefined} onClose={() => change({ jalon: undefined }, { replace: true })} />
    </Suspense>
  );
}

/** The row keeps its name in `data-milestone`; when filters have taken it away, the list itself takes the focus. */
function focusRow(ref: string): void {
  const row = document.querySelector<HTMLElement>(`[data-milestone="${CSS.escape(ref)}"]`);
  const list = document.querySelector<HTMLElement>('main .data-table, main h1');
  (row ?? list)?.focus({ preventScroll: row === null });
}
