import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorSummary } from '../../ui/error-summary.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import type { FormErrors } from './use-form-errors.js';
import { useReturnFocus } from './use-return-focus.js';
import { type Write, WriteProblem } from './write-problem.js';

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
