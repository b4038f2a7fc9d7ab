import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/place.js';
import { ProblemError, isStale } from '../../lib/problem.js';
import { Problem } from '../../ui/problem.js';

export interface Write {
  isPending: boolean;
  error: Error | null;
  reset(): void;
}

/** A refusal that names no field; a record changed by somebody else is read again before the next try. */
export function WriteProblem({ write, onRetry }: { write: Write; onRetry?(): void }): ReactElement | null {
  const { t } = useTranslation('organisations');
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  const { error } = write;
  if (error === null) return null;
  if (!isStale(error)) return <Problem error={error} onRetry={error instanceof ProblemError && error.kind !== 'server' ? undefined : onRetry} />;
  return (
    <div className="stack">
      <Problem error={error} />
      <Button onClick={() => void queryClient.invalidateQueries({ queryKey: [programme] }).then(write.reset)}>{t('form.reload')}</Button>
    </div>
  );
}
