import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { Membership } from './account-queries.js';

/** The days of a role, in words: from a first day, to a last day, or without a known end. */
export function usePeriodText(): (membership: Membership) => string {
  const { t } = useTranslation('accounts');
  const format = useFormat();
  return ({ validFrom, validTo, state }) => {
    const from = validFrom === null ? null : format.date(dateOf(validFrom));
    const to = validTo === null ? null : format.date(dateOf(validTo));
    if (from !== null && to !== null) return t('period.between', { from, to });
    if (from !== null) return t(state === 'future' ? 'period.future' : 'period.since', { from });
    return to === null ? t('period.always') : t('period.until', { to });
  };
}

/** Role and organisation on one line, the days below. */
export function MembershipText({ membership }: { membership: Membership }): ReactElement {
  const { t } = useTranslation(['accounts', 'shell']);
  const titleOf = useTitle();
  const periodText = usePeriodText();
  const { role, organisation, state, delegationReference } = membership;
  const isPast = state === 'ended' || state === 'withdrawn';
  return (
    <span className="membership">
      <span className={isPast ? 'muted' : undefined}>
        <span className="medium">{t(`shell:role.${role}`)}</span> · <bdi>{titleOf(organisation.name)}</bdi>
      </span>
      <span className="reference">
        {state === 'withdrawn' ? null : <bdi>{periodText(membership)}</bdi>}
        {state === 'in_force' ? null : `${state === 'withdrawn' ? '' : ' · '}${t(`membershipState.${state}`)}`}
        {delegationReference === null ? null : <bdi>{` · ${t('delegation', { reference: delegationReference })}`}</bdi>}
      </span>
    </span>
  );
}
