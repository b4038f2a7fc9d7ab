import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ROLES, type Role } from '@common/actor.js';
import type { CivilDate } from '@common/civil-date.js';
import { answerOf, api } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { OrganisationName } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { OrganisationField } from '../organisations/organisation-field.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type Account, nameOf } from './account-queries.js';

const FIELDS = ['organisationId', 'role', 'validFrom', 'validTo', 'delegationReference'] as const;

interface Typed {
  organisation: OrganisationName | null;
  role: Role | null;
  from: KnownDate | null;
  to: KnownDate | null;
  delegation: string;
}

interface Body {
  organisationId: string;
  role: Role;
  validFrom: CivilDate;
}

/** A dated role of a person for an organisation of the programme. */
export function MembershipForm({ account, onClose }: { account: Account; onClose(): void }): ReactElement {
  const { t } = useTranslation(['accounts', 'shell']);
  const { programme } = usePlace();
  const { today } = useClocks();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>(`membership.${account.id}`, { organisation: null, role: null, from: { date: today, precision: 'day' }, to: null, delegation: '' });
  const [organisation, setOrganisation] = draft.field('organisation');
  const [role, setRole] = draft.field('role');
  const [from, setFrom] = draft.field('from');
  const [to, setTo] = draft.field('to');
  const [delegation, setDelegation] = draft.field('delegation');
  const isSignatory = role === 'signatory';
  const write = useRegisterWrite(
    (body: Body, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/accounts/{account}/memberships', {
          params: { path: { programme, account: account.id } },
          headers: { ...writeHeaders(key) },
          body: { ...body, validTo: to?.date ?? null, delegationReference: isSignatory ? textOrNull(delegation) : null },
        }),
      ),
    () => {
      draft.forget();
      showToast(t('done.roleAdded', { name: nameOf(account) }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      organisationId: organisation === null ? t('form.missingOrganisation') : undefined,
      role: role === null ? t('form.missingRole') : undefined,
      validFrom: from === null ? t('form.missingFrom') : undefined,
      validTo: from !== null && to !== null && to.date < from.date ? t('form.endBeforeStart') : undefined,
      delegationReference: isSignatory && delegation.trim() === '' ? t('form.missingDelegation') : undefined,
    });
    if (isSound && organisation !== null && role !== null && from !== null) {
      write.mutate({ organisationId: organisation.id, role, validFrom: from.date }, { onError: form.takeRefusal });
    }
  };
  return (
    <FormDrawer title={t('addMembership')} lead={nameOf(account)} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <OrganisationField id={form.idOf('organisationId')} label={t('form.organisation')} error={form.errorOf('organisationId')} value={organisation} onChange={setOrganisation} />
      <ChoiceField id={form.idOf('role')} label={t('form.role')} error={form.errorOf('role')} options={ROLES.map((value) => ({ value, label: t(`shell:role.${value}`) }))} value={role} onChange={setRole} />
      <DateField id={form.idOf('validFrom')} label={t('form.from')} error={form.errorOf('validFrom')} value={from} onChange={setFrom} />
      <DateField id={form.idOf('validTo')} label={<FieldLabel label={t('form.to')} isOptional />} description={t('form.toHelp')} error={form.errorOf('validTo')} value={to} onChange={setTo} />
      {isSignatory ? (
        <TextField
          id={form.idOf('delegationReference')}
          label={t('form.delegation')}
          description={t('form.delegationHelp')}
          error={form.errorOf('delegationReference')}
          value={delegation}
          onChange={setDelegation}
        />
      ) : null}
    </FormDrawer>
  );
}
