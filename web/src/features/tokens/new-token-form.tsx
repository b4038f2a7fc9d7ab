import { Button, Checkbox, TextInput } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDayOf } from '@common/local-day.js';
import { addDays } from '@common/civil-date.js';
import { useProgramme } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { fieldError } from '../../ui/field-error.js';
import { SideDrawer } from '../../ui/side-drawer.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type MadeToken, SCOPES, type Scope, useMakeToken } from './token-queries.js';

const FIELDS = ['name', 'scopes', 'expiresOn'] as const;
const USUAL_DAYS = 180;
const LONGEST_DAYS = 365;

/** Gives a token to a system; its text is shown once, in the same drawer. */
export function NewTokenForm({ onClose }: { onClose(): void }): ReactElement {
  const { t } = useTranslation('tokens');
  const form = useFormErrors(FIELDS);
  const permissions: readonly string[] = useProgramme()?.permissions ?? [];
  const today = localDayOf(new Date());
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['declaration.read', 'declaration.prepare']);
  const [expiresOn, setExpiresOn] = useState<KnownDate | null>({ date: addDays(today, USUAL_DAYS), precision: 'day' });
  const [made, setMade] = useState<MadeToken | null>(null);
  const make = useMakeToken(setMade);
  const chosen = SCOPES.filter((scope) => scopes.includes(scope));
  const submit = (): void => {
    const isSound = form.accepts({
      name: name.trim() === '' ? t('form.missingName') : undefined,
      scopes: chosen.length === 0 ? t('form.missingScopes') : undefined,
      expiresOn: expiresOn === null ? t('form.missingExpiry') : undefined,
    });
    if (isSound && expiresOn !== null) make.mutate({ name: name.trim(), scopes: [...chosen], expiresOn: expiresOn.date }, { onError: form.takeRefusal });
  };
  if (made !== null) return <MadeTokenDrawer token={made} onClose={onClose} />;
  return (
    <FormDrawer title={t('new')} form={form} write={make} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('name')} label={t('form.name')} description={t('form.nameHint')} data-autofocus maxLength={80} error={form.errorOf('name')} value={name} onChange={setName} />
      <Checkbox.Group label={t('form.scopes')} error={fieldError(form.errorOf('scopes'))} value={[...scopes]} onChange={setScopes}>
        <div className="stack">
          {SCOPES.filter((scope) => permissions.includes(scope)).map((scope: Scope, index) => (
            <Checkbox key={scope} id={index === 0 ? form.idOf('scopes') : undefined} value={scope} label={t(`scope.${scope}`)} />
          ))}
        </div>
      </Checkbox.Group>
      {chosen.includes('declaration.submit') ? <p className="note risk">{t('form.submitWarning')}</p> : null}
      <DateField id={form.idOf('expiresOn')} label={t('form.expiresOn')} description={t('form.expiresHint')} min={addDays(today, 1)} max={addDays(today, LONGEST_DAYS)} error={form.errorOf('expiresOn')} value={expiresOn} onChange={setExpiresOn} />
    </FormDrawer>
  );
}

function MadeTokenDrawer({ token: { name, token }, onClose }: { token: MadeToken; onClose(): void }): ReactElement {
  const { t } = useTranslation(['tokens', 'common']);
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      showToast(t('tokens:copied'));
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      showToast(t('tokens:notCopied'));
    }
  };
  return (
    <SideDrawer
      isOpen
      onClose={onClose}
      title={t('tokens:made', { name })}
      footer={
        <Button variant="subtle" onClick={onClose}>
          {t('common:close')}
        </Button>
      }
    >
      {token === null ? (
        <p className="note risk">{t('tokens:repeated')}</p>
      ) : (
        <div className="note accent stack" role="status">
          <TextInput data-autofocus label={t('tokens:made', { name })} description={t('tokens:once')} value={token} readOnly dir="ltr" onFocus={({ currentTarget }) => currentTarget.select()} />
          <Button onClick={() => void copy(token)}>{t('tokens:copy')}</Button>
        </div>
      )}
    </SideDrawer>
  );
}
