import { Button, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type SubmitEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword } from '../../api/session.js';
import { type Session, useSession } from '../../lib/session.js';
import { fieldErrors } from '../../lib/problem.js';
import { fieldError } from '../../ui/field-error.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';

interface Props {
  onChanged(session: Session): void;
}

const SHORTEST = 12;
const FIELDS = ['current', 'new', 'again'] as const;

type Field = (typeof FIELDS)[number];

export function PasswordForm({ onChanged }: Props): ReactElement {
  const { t } = useTranslation('session');
  const email = useSession()?.account.email ?? '';
  const [typed, setTyped] = useState<Record<Field, string>>({ current: '', new: '', again: '' });
  const [missing, setMissing] = useState<Partial<Record<Field, string>>>({});
  const change = useMutation({ mutationFn: () => changePassword(typed.current, typed.new), onSuccess: onChanged, onError: (error) => focusFirst(fieldErrors(error)) });
  const refused = fieldErrors(change.error);
  const isCovered = FIELDS.some((field) => refused[field] !== undefined);
  const labels: Record<Field, string> = { current: t('passwordCurrent'), new: t('passwordNew'), again: t('passwordAgain') };

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found: Partial<Record<Field, string>> = {
      ...(typed.current === '' ? { current: t('passwordCurrentMissing') } : {}),
      ...(typed.new.length < SHORTEST ? { new: t('passwordShort') } : {}),
      ...(typed.new === typed.again ? {} : { again: t('passwordDifferent') }),
    };
    setMissing(found);
    if (!focusFirst(found)) change.mutate();
  };

  return (
    <form noValidate onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
      {FIELDS.map((field) => (
        <PasswordInput
          key={field}
          id={idOf(field)}
          label={labels[field]}
          name={idOf(field)}
          autoComplete={field === 'current' ? 'current-password' : 'new-password'}
          value={typed[field]}
          error={fieldError(missing[field] ?? refused[field])}
          visibilityToggleIcon={() => <Icon name="eye" />}
          visibilityToggleButtonProps={{ 'aria-label': `${t('show')}, ${labels[field]}`, tabIndex: 0 }}
          onChange={({ currentTarget }) => setTyped({ ...typed, [field]: currentTarget.value })}
        />
      ))}
      {change.error !== null && !isCovered ? <Problem error={change.error} onRetry={() => change.mutate()} /> : null}
      <Button type="submit" variant="filled" size="lg" loading={change.isPending}>
        {t('passwordSubmit')}
      </Button>
    </form>
  );
}

function idOf(field: Field): string {
  return `password-${field}`;
}

/** True when there was something to correct. */
function focusFirst(found: Partial<Record<string, string>>): boolean {
  const first = FIELDS.find((field) => found[field] !== undefined);
  if (first === undefined) return false;
  document.getElementById(idOf(first))?.focus();
  return true;
}
