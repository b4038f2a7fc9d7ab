import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type ReactElement, type SubmitEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signIn } from '../../api/session.js';
import { ProblemError, problemSentence } from '../../lib/problem.js';
import type { Session } from '../../lib/session.js';
import { fieldError } from '../../ui/field-error.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';

interface Props {
  onSignedIn(session: Session): void;
}

interface Missing {
  email?: string;
  password?: string;
}

export function SignInForm({ onSignedIn }: Props): ReactElement {
  const { t } = useTranslation('session');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Missing>({});
  const emailField = useRef<HTMLInputElement>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const entry = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: onSignedIn,
    onError: () => passwordField.current?.focus(),
  });
  const refusal = entry.error instanceof ProblemError && entry.error.kind !== 'server' ? entry.error : null;

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const found: Missing = {
      ...(email.trim() === '' ? { email: t('emailMissing') } : {}),
      ...(password === '' ? { password: t('passwordMissing') } : {}),
    };
    setMissing(found);
    if (found.email !== undefined) emailField.current?.focus();
    else if (found.password !== undefined) passwordField.current?.focus();
    else entry.mutate();
  };

  return (
    <form noValidate onSubmit={submit}>
      <TextInput
        ref={emailField}
        id="email"
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        dir="ltr"
        value={email}
        error={fieldError(missing.email)}
        onChange={({ currentTarget }) => setEmail(currentTarget.value)}
      />
      <PasswordInput
        ref={passwordField}
        id="password"
        label={t('password')}
        name="password"
        autoComplete="current-password"
        value={password}
        error={fieldError(missing.password ?? (refusal === null ? undefined : (problemSentence(refusal) ?? t('refused'))))}
        visibilityToggleIcon={() => <Icon name="eye" />}
        visibilityToggleButtonProps={{ 'aria-label': t('show'), tabIndex: 0 }}
        onChange={({ currentTarget }) => setPassword(currentTarget.value)}
      />
      {entry.error !== null && refusal === null ? <Problem error={entry.error} onRetry={() => entry.mutate()} /> : null}
      <Button type="submit" variant="filled" size="lg" loading={entry.isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}
