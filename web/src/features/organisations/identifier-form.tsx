import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { checkIce } from '@common/identifiers.js';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { HealthMark } from '../../ui/health.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from './form-drawer.js';
import type { OrganisationFile, OrganisationIdentifier } from '../../api/organisations.js';
import { useOrganisationSubject } from './organisation-subject.js';
import { TextField, textOrNull } from './text-field.js';
import { useFormErrors } from './use-form-errors.js';

const FIELDS = ['scheme', 'value', 'court'] as const;
const SCHEMES = ['ICE', 'RC', 'IF', 'CNSS'] as const;

export function IdentifierForm({ file, onClose }: { file: OrganisationFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<{ scheme: OrganisationIdentifier['scheme']; value: string; court: string }>(`identifier.${file.id}`, { scheme: 'ICE', value: '', court: '' }, useOrganisationSubject()(file));
  const [scheme, setScheme] = draft.field('scheme');
  const [value, setValue] = draft.field('value');
  const [court, setCourt] = draft.field('court');
  const digits = value.replace(/\s/g, '');
  const ice = scheme === 'ICE' ? checkIce(digits) : 'valid';
  const write = useRegisterWrite(
    (_: undefined, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/identifiers', {
          params: { path: { programme, id: file.id } },
          headers: { ...changeHeaders(key, draft) },
          body: { scheme, value: scheme === 'ICE' ? digits : value.trim(), ...(scheme === 'RC' ? { court: textOrNull(court) } : {}) },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('form.saved', { name: `${scheme} ${value.trim()}` }));
      onClose();
    },
  );
  const valueMessage = (): string | undefined => {
    if (digits === '') return t('form.missingValue');
    return ice === 'malformed' ? t('form.iceDigits', { digits: digits.length }) : undefined;
  };
  const submit = (): void => {
    const isSound = form.accepts({ value: valueMessage(), court: scheme === 'RC' && court.trim() === '' ? t('form.missingCourt') : undefined });
    if (isSound) write.mutate(undefined, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('identifiers.add')} lead={titleOf(file.name)} form={form} write={write} draft={draft} mine={{ organisation_identifier: textOrNull(`${scheme} ${digits}`) }} onSubmit={submit} onClose={onClose}>
      <ChoiceLine
        id={form.idOf('scheme')}
        label={t('identifiers.scheme')}
        options={SCHEMES.map((one) => ({ value: one, label: one }))}
        value={scheme}
        onChange={(chosen) => setScheme(chosen)}
        error={form.errorOf('scheme')}
      />
      <TextField
        id={form.idOf('value')}
        label={t('identifiers.value')}
        description={scheme === 'ICE' ? t('identifiers.iceHelp') : t(`identifiers.schemes.${scheme}`)}
        error={form.errorOf('value')}
        data-autofocus
        dir="ltr"
        inputMode={scheme === 'ICE' ? 'numeric' : 'text'}
        value={value}
        onChange={setValue}
      />
      {ice === 'wrong_key' ? (
        <p className="message risk" role="status">
          <HealthMark level="at_risk" />
          <span>{t('identifiers.iceWarning')}</span>
        </p>
      ) : null}
      {scheme === 'RC' ? <TextField id={form.idOf('court')} label={t('identifiers.court')} error={form.errorOf('court')} value={court} onChange={setCourt} /> : null}
    </FormDrawer>
  );
}
