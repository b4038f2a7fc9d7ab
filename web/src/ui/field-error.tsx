import type { ReactElement } from 'react';
import { HealthMark } from './health.js';

/** Give it to `error` of a Mantine field: lozenge and a sentence that says what to do. */
export function fieldError(message: string | undefined): ReactElement | undefined {
  if (message === undefined) return undefined;
  return (
    <span className="message off">
      <HealthMark level="off_track" />
      <span>{message}</span>
    </span>
  );
}
