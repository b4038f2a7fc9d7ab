import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CivilDate } from '@common/civil-date.js';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { AgreementFile, Party } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';

interface Props {
  file: AgreementFile;
  party: Party;
  onClose(): void;
}

/** The party leaves from a day on; the days before keep it. */
export function EndPartyForm({ file, party, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const name = useTitle()(party.organisation.name);
  const form = useFormErrors(['on'] as const);
  const draft = useDraft<{ on: KnownDate | null }>(`party-end.${party.id}`, { on: null }, useAgreementSubject()(file));
  const [on, setOn] = draft.field('on');
  const write = useRegisterWrite(
    (day: CivilDate, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/agreements/{ref}/parties/{partyId}/end', {
          params: { path: { programme, ref: file.ref, partyId: party.id } },
          headers: changeHeaders(key, draft),
          body: { on: day },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('saved.partyEnded', { name }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({ on: on === null ? t('form.partyEndMissing') : undefined });
    if (isSound && on !== null) write.mutate(on.date, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('enter.partyEnd', { name })} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose} submitLabel={t('parties.end')}>
      <p className="note">{t('form.partyEndHelp')}</p>
      <DateField id={form.idOf('on')} label={t('form.partyEnd')} error={form.errorOf('on')} value={on} onChange={setOn} autoFocus />
    </FormDrawer>
  );
}
