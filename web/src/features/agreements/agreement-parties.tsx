import { Link } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '../../api/reference.js';
import { type AgreementFile, type Party, dateOf } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import { useWriteObstacle } from './write-action.js';

const EndPartyForm = lazy(async () => ({ default: (await import('./end-party-form.js')).EndPartyForm }));

const SIDES = ['public', 'private'] as const;

/** Who signed, on which side, and as what. */
export function AgreementParties({ file }: { file: AgreementFile }): ReactElement {
  const [ending, setEnding] = useState<Party | null>(null);
  return (
    <div className="parties">
      {SIDES.map((side) => {
        const parties = file.parties.filter((party) => party.side === side);
        return parties.length === 0 ? null : <Side key={side} side={side} parties={parties} onEnd={setEnding} />;
      })}
      {ending === null ? null : (
        <Suspense fallback={null}>
          <EndPartyForm file={file} party={ending} onClose={() => setEnding(null)} />
        </Suspense>
      )}
    </div>
  );
}

interface SideProps {
  side: (typeof SIDES)[number];
  parties: readonly Party[];
  onEnd(party: Party): void;
}

function Side({ side, parties, onEnd }: SideProps): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const titleOf = useTitle();
  const paths = usePaths();
  const format = useFormat();
  const obstacle = useWriteObstacle('register.write');
  const dayOf = (day: string | null): string | null => (day === null ? null : format.date(dateOf(day)));
  const detailOf = ({ role, signedOn, signatureDelegation, organisation, validFrom, validTo }: Party): string => {
    const signed = dayOf(signedOn);
    const [from, to] = [dayOf(validFrom), dayOf(validTo)];
    const parts = [
      t(`agreements:role.${role}`),
      organisation.code,
      signed === null ? null : `${t('agreements:date.signature')} ${signed}`,
      signatureDelegation === null ? null : t('agreements:parties.delegation'),
      from === null ? null : t('agreements:parties.since', { date: from }),
      to === null ? null : t('agreements:parties.until', { date: to }),
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
              <span className="tiny muted block">
                {detailOf(party)}
                {obstacle !== null || party.validTo !== null ? null : (
                  <>
                    {' · '}
                    <button type="button" className="party-end" aria-label={`${t('agreements:parties.end')} : ${titleOf(party.organisation.name)}`} onClick={() => onEnd(party)}>
                      {t('agreements:parties.end')}
                    </button>
                  </>
                )}
              </span>
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
