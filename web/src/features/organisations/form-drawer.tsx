import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/place.js';
import { ProblemError } from '../../lib/problem.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { Problem } from '../../ui/problem.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import type { FormErrors } from './use-form-errors.js';
import { useReturnFocus } from './use-return-focus.js';

interface Write {
  isPending: boolean;
  error: Error | null;
  reset(): void;
}

interface Props<Field extends string> {
  title: ReactNode;
  lead?: ReactNode;
  form: FormErrors<Field>;
  write: Write;
  onSubmit(): void;
  onClose(): void;
  submitLabel?: string;
  children: ReactNode;
}

/** A form in a drawer: what is typed stays through every refusal. */
export function FormDrawer<Field extends string>({ title, lead, form, write, onSubmit, onClose, submitLabel, children }: Props<Field>): ReactElement {
  const { t } = useTranslation();
  const formId = useId();
  useReturnFocus();
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={lead}
      title={title}
      onSubmit={onSubmit}
      footer={
        <>
          <Button type="submit" form={formId} variant="filled" loading={write.isPending}>
            {submitLabel ?? t('save')} <kbd>Ctrl ↵</kbd>
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {write.error === null || form.covers(write.error) ? null : <WriteProblem write={write} onRetry={onSubmit} />}
        {children}
      </form>
    </SideDrawer>
  );
}

/** A refusal that names no field; a record changed by somebody else is read again before the next try. */
export function WriteProblem({ write, onRetry }: { write: Write; onRetry?(): void }): ReactElement | null {
  const { t } = useTranslation('organisations');
  const queryClient = useQueryClient();
  const { programme } = usePlace();
  const { error } = write;
  if (error === null) return null;
  const isStale = error instanceof ProblemError && error.problem.code === 'stale_version';
  if (!isStale) return <Problem error={error} onRetry={error instanceof ProblemError && error.kind !== 'server' ? undefined : onRetry} />;
  return (
    <div className="stack">
      <Problem error={error} />
      <Button onClick={() => void queryClient.invalidateQueries({ queryKey: [programme] }).then(write.reset)}>{t('form.reload')}</Button>
    </div>
  );
}
