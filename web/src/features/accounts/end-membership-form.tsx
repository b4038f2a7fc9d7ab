import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, addDays } from '@common/civil-date.js';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { useClocks } from '../../lib/clocks.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { type Account, type Membership, nameOf } from './account-queries.js';
import { membershipSubject } from './account-subject.js';
import { MembershipText } from './membership-text.js';

const FIELDS = ['on'] as const;

interface Props {
  account: Account;
  membership: Membership;
  onClose(): void;
}

export function EndMembershipForm({ account, membership, onClose }: Props): ReactElement {
  const { t } = useTranslation('accounts');
  const { programme } = usePlace();
  const { today } = useClocks();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<{ on: KnownDate | null }>(`membership-end.${membership.id}`, { on: { date: today, precision: 'day' } }, membershipSubject(membership));
  const [on, setOn] = draft.field('on');
  const write = useRegisterWrite(
    (day: CivilDate, key) => {
      const path = { programme, account: account.id, membership: membership.id };
      return answerOf(
        api.POST('/api/v1/programmes/{programme}/accounts/{account}/memberships/{membership}/end', {
          params: { path, header: { 'If-Match': `"${draft.version}"` } },
          headers: { ...changeHeaders(key, draft) },
          body: { on: day },
        }),
      );
    },
    () => {
      draft.forget();
      showToast(t('done.roleEnded', { name: nameOf(account) }));
      onClose();
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({ on: on === null ? t('form.missingEnd') : undefined });
    if (isSound && on !== null) write.mutate(on.date, { onError: form.takeRefusal });
  };
  return (
    <FormDrawer title={t('endMembership')} lead={nameOf(account)} form={form} write={write} draft={draft} mine={{ valid_to: on === null ? null : addDays(on.date, -1) }} onSubmit={submit} onClose={onClose} submitLabel={t('endMembership')}>
      <MembershipText membership={membership} />
      <DateField id={form.idOf('on')} label={t('form.endOn')} description={t('form.endOnHelp')} error={form.errorOf('on')} min={today} value={on} onChange={setOn} />
    </FormDrawer>
  );
}
