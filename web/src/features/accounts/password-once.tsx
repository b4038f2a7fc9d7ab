import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/undo-toast.js';

/** A password that the server tells this once; null when the request was answered a second time. */
export function PasswordOnce({ password }: { password: string | null }): ReactElement {
  const { t } = useTranslation('accounts');
  if (password === null) return <p className="note risk">{t('password.repeated')}</p>;
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(password);
      showToast(t('password.copied'));
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      showToast(t('password.notCopied'));
    }
  };
  return (
    <div className="note accent stack" role="status">
      <strong>{t('password.title')}</strong>
      <div className="password-once">
        <code dir="ltr">{password}</code>
        <Button onClick={() => void copy()}>{t('password.copy')}</Button>
      </div>
      <p>{t('password.once')}</p>
    </div>
  );
}
