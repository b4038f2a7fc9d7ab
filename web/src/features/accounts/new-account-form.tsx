import { Button } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '@common/translated.js';
import { answerOf, api } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type AccountWithPassword, nameOf } from './account-queries.js';
import { PasswordOnce } from './password-once.js';

const FIELDS = ['name', 'email', 'language'] as const;

interface Props {
  onClose(): void;
  onAddRole(account: string): void;
}

/** Opens an account for a person; rights come with the roles that are added afterwards. */
export function NewAccountForm({ onClose, onAddRole }: Props): ReactElement {
  const { t } = useTranslation('accounts');
  const { programme } = usePlace();
  const form = useFormErrors(FIELDS);
  // the name and address of a person are not kept in the browser
  const draft = useDraft<{ name: string; email: string; language: Language }>(null, { name: '', email: '', language: 'fr' });
  const [name, setName] = draft.field('name');
  const [email, setEmail] = draft.field('email');
  const [language, setLanguage] = draft.field('language');
  const [created, setCreated] = useState<AccountWithPassword | null>(null);
  const write = useRegisterWrite(
    (_: undefined, key) =>
      answerOf(api.POST('/api/v1/programmes/{programme}/accounts', { params: { path: { programme } }, headers: { ...writeHeaders(key) }, body: { name: name.trim(), email: email.trim(), language } })),
    (account) => {
      draft.forget();
      setCreated(account);
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      name: name.trim() === '' ? t('form.missingName') : undefined,
      email: email.trim() === '' ? t('form.missingEmail') : undefined,
    });
    if (isSound) write.mutate(undefined, { onError: form.takeRefusal });
  };
  if (created !== null) return <Created account={created} onClose={onClose} onAddRole={onAddRole} />;
  return (
    <FormDrawer title={t('new')} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('name')} label={t('form.name')} data-autofocus error={form.errorOf('name')} value={name} onChange={setName} />
      <TextField id={form.idOf('email')} label={t('form.email')} type="email" dir="ltr" error={form.errorOf('email')} value={email} onChange={setEmail} />
      <ChoiceLine id={form.idOf('language')} label={t('language')} options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))} value={language} onChange={(chosen) => setLanguage(chosen)} error={form.errorOf('language')} />
    </FormDrawer>
  );
}

function Created({ account, onClose, onAddRole }: Props & { account: AccountWithPassword }): ReactElement {
  const { t } = useTranslation(['accounts', 'common']);
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      lead={<bdi dir="ltr">{account.email}</bdi>}
      title={nameOf(account)}
      footer={
        <>
          <Button variant="filled" onClick={() => onAddRole(account.id)}>
            {t('addMembership')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {t('common:close')}
          </Button>
        </>
      }
    >
      <PasswordOnce password={account.initialPassword} />
      <p className="secondary small">{t('afterwards')}</p>
    </SideDrawer>
  );
}
