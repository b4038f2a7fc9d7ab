import { Button } from '@mantine/core';
import { Fragment, type ReactElement, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Grounded } from '../../lib/draft.js';
import type { Says } from '../../lib/draft-store.js';
import { isStale } from '../../lib/problem.js';
import { ErrorSummary } from '../../ui/error-summary.js';
import { RecordConflict } from '../../ui/record-conflict.js';
import { CancelButton, SideDrawer } from '../../ui/side-drawer.js';
import type { FormErrors } from './use-form-errors.js';
import { useReturnFocus } from './use-return-focus.js';
import { type Write, WriteProblem } from './write-problem.js';

interface Props<Field extends string> {
  title: ReactNode;
  lead?: ReactNode;
  form: FormErrors<Field>;
  write: Write;
  /** What is typed, which is then kept and guarded, with the record that it changes. */
  draft?: Grounded;
  /** What the author wants that record to say, for when somebody else wrote first. */
  mine?: Says;
  onSubmit(): void;
  onClose(): void;
  submitLabel?: string;
  children: ReactNode;
}

/** A form in a drawer: what is typed stays through every refusal. */
export function FormDrawer<Field extends string>({ title, lead, form, write, draft, mine, onSubmit, onClose, submitLabel, children }: Props<Field>): ReactElement {
  const { t } = useTranslation();
  const formId = useId();
  const save = (): void => {
    draft?.pin();
    onSubmit();
  };
  const latestSave = useRef(save);
  useLayoutEffect(() => {
    latestSave.current = save;
  });
  useReturnFocus();
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={lead}
      title={title}
      onSubmit={save}
      unsaved={draft}
      footer={
        <>
          <Button type="submit" form={formId} variant="filled" loading={write.isPending}>
            {submitLabel ?? t('save')} <kbd>Ctrl ↵</kbd>
          </Button>
          <CancelButton />
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="stack wide"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <ErrorSummary errors={form.errors} attempt={form.attempt} />
        {draft !== undefined && draft.read !== null && draft.present !== null && isStale(write.error) ? (
          <RecordConflict
            read={draft.read}
            present={draft.present}
            mine={mine}
            onKeepMine={() => {
              flushSync(() => {
                draft.rebase();
                write.reset();
              });
              latestSave.current();
            }}
            onTakeTheirs={() => {
              draft.forget();
              write.reset();
            }}
          />
        ) : write.error === null || form.covers(write.error) ? null : (
          <WriteProblem write={write} onRetry={save} />
        )}
        <Fragment key={draft?.generation}>{children}</Fragment>
      </form>
    </SideDrawer>
  );
}
