import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { TextField } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import type { ZoneFile } from './zone-queries.js';
import { ZoneState } from './zone-state.js';
import { zoneSubject } from './zone-subject.js';

const FIELDS = ['action', 'source'] as const;
type Action = ZoneFile['actions'][number];

/** From announced to operational, deferred or cancelled: what the present state allows. */
export function MoveForm({ zone, onClose }: { zone: ZoneFile; onClose(): void }): ReactElement {
  const { t } = useTranslation('zones');
  const { programme } = usePlace();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<{ action: Action | null; source: string }>(`move.${zone.ref}`, { action: null, source: '' }, zoneSubject(zone));
  const [action, setAction] = draft.field('action');
  const [source, setSource] = draft.field('source');
  const write = useRegisterWrite(
    (chosen: Action, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/zones/{ref}/transitions', {
          params: { path: { programme, ref: zone.ref } },
          headers: { ...changeHeaders(key, draft) },
          body: { action: chosen, ...(source.trim() === '' ? {} : { source: source.trim() }) },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('form.saved', { name: zone.name }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({ action: action === null ? t('form.missingAction') : undefined });
    if (isSound && action !== null) write.mutate(action, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('move')} lead={zone.name} form={form} write={write} draft={draft} mine={action === null ? {} : { status: t(`action.${action}`) }} onSubmit={submit} onClose={onClose}>
      <div>
        <ZoneState status={zone.status} />
      </div>
      <ChoiceField id={form.idOf('action')} label={t('form.what')} error={form.errorOf('action')} options={zone.actions.map((value) => ({ value, label: t(`action.${value}`) }))} value={action} onChange={setAction} />
      <TextField id={form.idOf('source')} label={t('source')} description={t('form.sourceHelp')} isOptional error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
