import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Chain } from '../../ui/chain.js';

const STEPS = ['clause', 'declared', 'attested', 'accepted', 'verified'] as const;

export function SignInPromise(): ReactElement {
  const { t } = useTranslation('session');
  return (
    <aside className="sign-in-promise" aria-label={t('promise')}>
      <p className="promise">{t('promise')}</p>
      <Chain large steps={STEPS.map((mark) => ({ mark, title: t(mark), detail: t(`${mark}Text`) }))} />
    </aside>
  );
}
