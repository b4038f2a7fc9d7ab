import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { localDayOf } from '@common/local-day.js';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { AgreementAction, AgreementFile } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** Moves the agreement along its lifecycle, by the actions that its state allows. */
export function TransitionForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const form = useFormErrors(['action', 'on'] as const);
  const draft = useDraft<{ action: AgreementAction | null; on: KnownDate | null }>(
    `transition.${file.ref}`,
    { action: file.actions.length === 1 ? (file.actions[0] ?? null) : null, on: { date: localDayOf(new Date()), precision: 'day' } },
    useAgreementSubject()(file),
  );
  const [action, setAction] = draft.field('action');
  const [on, setOn] = draft.field('on');
  const write = useRegisterWrite(
    (chosen: AgreementAction, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/agreements/{ref}/transitions', {
          params: { path: { programme, ref: file.ref } },
          headers: changeHeaders(key, draft),
          body: { action: chosen, on: on?.date },
        }),
      ),
    (_, chosen) => {
      draft.forget();
      showToast(t('saved.moved', { ref: file.ref, action: t(`action.${chosen}`) }));
      onClose();
    },
  );
  const submit = (): void => {
    if (form.accepts({ action: action === null ? t('form.actionMissing') : undefined }) && action !== null) write.mutate(action, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('enter.state')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} mine={action === null ? {} : { state: t(`action.${action}`) }} onSubmit={submit} onClose={onClose}>
      <ChoiceField
        id={form.idOf('action')}
        label={t('form.action')}
        error={form.errorOf('action')}
        options={file.actions.map((value) => ({ value, label: t(`action.${value}`) }))}
        value={action}
        onChange={setAction}
      />
      <DateField id={form.idOf('on')} label={t('form.on')} error={form.errorOf('on')} value={on} onChange={setOn} />
    </FormDrawer>
  );
}
