import { type ComponentProps, type ReactElement, Suspense, lazy } from 'react';
import type { ConfirmDialog } from '../imports/confirm-dialog.js';

const Dialog = lazy(async () => ({ default: (await import('../imports/confirm-dialog.js')).ConfirmDialog }));

/** A confirmation, fetched when it is first asked. */
export function Ask(props: ComponentProps<typeof ConfirmDialog>): ReactElement {
  return (
    <Suspense fallback={null}>
      <Dialog {...props} />
    </Suspense>
  );
}
