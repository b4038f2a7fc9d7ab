import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type AgreementFile, type Party, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';

const SIDES = ['public', 'private'] as const;

/** Who signed, on which side, and as what. */
export function AgreementParties({ file }: { file: AgreementFile }): ReactElement {
  return (
    <div className="parties">
      {SIDES.map((side) => {
        const parties = file.parties.filter((party) => party.side === side);
        return parties.length === 0 ? null : <Side key={side} side={side} parties={parties} />;
      })}
    </div>
  );
}

function Side({ side, parties }: { side: (typeof SIDES)[number]; parties: readonly Party[] }): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const format = useFormat();
  const detailOf = ({ role, signedOn, signatureDelegation, organisation }: Party): string => {
    const signed = dateOf(signedOn);
    const parts = [
      t(`agreements:role.${role}`),
      organisation.code,
      signed === null ? null : `${t('agreements:date.signature')} ${format.date(signed)}`,
      signatureDelegation === null ? null : t('agreements:parties.delegation'),
    ];
    return parts.filter((part) => part !== null).join(t('common:listComma'));
  };
  return (
    <div className="party">
      <span className="initials square" aria-hidden="true">
        {side === 'public' ? t('agreements:stateInitials') : initials(titleOf(parties[0]?.organisation.name ?? { fr: '', ar: null, en: null }))}
      </span>
      <div>
        <span className="key">{t(`agreements:parties.${side}`)}</span>
        <ul>
          {parties.map((party) => (
            <li key={party.id}>
              <Link className="name" to={paths.partner(party.organisation.id)}>
                {titleOf(party.organisation.name)}
              </Link>
              <span className="tiny muted block">{detailOf(party)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter((word) => word !== '');
  return words.slice(0, 2).map((word) => word.charAt(0).toLocaleUpperCase()).join('');
}
