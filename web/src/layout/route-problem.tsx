import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { Problem } from '../ui/problem.js';
import './page.css';

/** Stands in for a page that could not be made. */
export function RouteProblem({ error, reset }: ErrorComponentProps): ReactElement {
  const router = useRouter();
  return (
    <main className="page" id="content">
      <Problem
        error={error}
        onRetry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </main>
  );
}
