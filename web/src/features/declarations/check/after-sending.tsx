import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Chain } from '../../../ui/chain.js';

/** What follows once a declaration is sent, and what it does not give. */
export function AfterSending(): ReactElement {
  const { t } = useTranslation('declarations');
  return (
    <>
      <section>
        <h3>{t('check.after')}</h3>
        <Chain
          steps={[
            { mark: 'declared', title: t('check.declaredStep'), detail: t('check.afterDeclared') },
            { mark: 'accepted', title: t('check.examinationStep'), detail: t('check.afterExamination') },
            { mark: 'verified', title: t('check.auditStep'), detail: t('check.afterAudit') },
          ]}
        />
      </section>
      <section>
        <p>{t('check.grantsNothing')}</p>
      </section>
    </>
  );
}
