import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useTitle } from '../../api/reference.js';
import type { AgreementFile, OrganisationName, Party } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { OrganisationField } from '../organisations/organisation-field.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';

const FIELDS = ['organisationId', 'side', 'role', 'signedOn', 'signatureDelegation', 'validFrom'] as const;
const SIDES = ['public', 'private'] as const satisfies readonly Party['side'][];
const ROLES = ['signatory', 'lead', 'developer', 'beneficiary', 'guarantor'] as const satisfies readonly Party['role'][];

interface Typed {
  organisation: OrganisationName | null;
  side: Party['side'];
  role: Party['role'];
  signedOn: KnownDate | null;
  delegation: string;
  validFrom: KnownDate | null;
}

interface Props {
  file: AgreementFile;
  onClose(): void;
}

/** An organisation becomes a party: on which side, as what, and since when. */
export function PartyForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const { programme } = usePlace();
  const titleOf = useTitle();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(`party.${file.ref}`, { organisation: null, side: 'private', role: 'signatory', signedOn: null, delegation: '', validFrom: null }, useAgreementSubject()(file));
  const { values, change } = draft;
  const { organisation, side, role, signedOn, delegation, validFrom } = values;
  const write = useRegisterWrite(
    (chosen: OrganisationName, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/agreements/{ref}/parties', {
          params: { path: { programme, ref: file.ref } },
          headers: changeHeaders(key, draft),
          body: { organisationId: chosen.id, side, role, signedOn: signedOn?.date ?? null, signatureDelegation: textOrNull(delegation), validFrom: validFrom?.date ?? null },
        }),
      ),
    (_, chosen) => {
      draft.forget();
      showToast(t('saved.party', { name: titleOf(chosen.name) }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({ organisationId: organisation === null ? t('form.organisationMissing') : undefined });
    if (isSound && organisation !== null) write.mutate(organisation, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer
      title={t('enter.party')}
      lead={<bdi>{file.ref}</bdi>}
      form={form}
      write={write}
      draft={draft}
      mine={organisation === null ? {} : { agreement_party: titleOf(organisation.name) }}
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationField id={form.idOf('organisationId')} label={t('form.organisation')} error={form.errorOf('organisationId')} value={organisation} onChange={(chosen) => change({ organisation: chosen })} />
      <ChoiceLine<Party['side']> id={form.idOf('side')} label={t('form.side')} error={form.errorOf('side')} options={SIDES.map((value) => ({ value, label: t(`form.${value}`) }))} value={side} onChange={(chosen) => change({ side: chosen })} />
      <ChoiceField id={form.idOf('role')} label={t('form.role')} error={form.errorOf('role')} options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} value={role} onChange={(chosen) => change({ role: chosen ?? role })} />
      <div className="pair">
        <DateField id={form.idOf('signedOn')} label={<FieldLabel label={t('form.signedOn')} isOptional />} error={form.errorOf('signedOn')} value={signedOn} onChange={(day) => change({ signedOn: day })} />
        <DateField id={form.idOf('validFrom')} label={<FieldLabel label={t('form.partyFrom')} isOptional />} error={form.errorOf('validFrom')} value={validFrom} onChange={(day) => change({ validFrom: day })} />
      </div>
      <TextField id={form.idOf('signatureDelegation')} label={t('form.delegation')} isOptional error={form.errorOf('signatureDelegation')} value={delegation} onChange={(text) => change({ delegation: text })} />
    </FormDrawer>
  );
}
