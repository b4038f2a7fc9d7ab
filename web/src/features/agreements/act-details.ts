import { useTranslation } from 'react-i18next';
import type { Act } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import { dateOf } from '../../api/types.js';

/** Pages, language, registry number, visa and signature of an act, those that are known. */
export function useActDetails(): (act: Act) => string {
  const { t } = useTranslation(['agreements', 'common']);
  const format = useFormat();
  return (act) => {
    const signedOn = dateOf(act.signedOn);
    const parts = [
      signedOn === null ? null : `${t('agreements:date.signature')} ${format.date(signedOn)}`,
      act.pages === null ? null : t('agreements:pages', { count: act.pages }),
      act.language === null ? null : t(`agreements:authenticLanguage.${act.language}`),
      act.registryNumber === null ? null : t('agreements:registryNumber', { number: act.registryNumber }),
      act.visa === null ? null : t('agreements:parties.visa', { reference: act.visa }),
      act.signatureDelegation === null ? null : t('agreements:parties.delegation'),
      act.sha256 === null ? null : `sha-256 ${act.sha256.slice(0, 4)}…${act.sha256.slice(-4)}`,
    ];
    return parts.filter((part) => part !== null).join(t('common:listComma'));
  };
}
