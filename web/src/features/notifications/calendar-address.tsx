import { Button, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { showToast } from '../../ui/undo-toast.js';

/** Told this once: the register keeps its hash alone. */
export function CalendarAddress({ address }: { address: string }): ReactElement {
  const { t } = useTranslation('notifications');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(address);
      showToast(t('calendar.copied'));
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      showToast(t('calendar.notCopied'));
    }
  };
  return (
    <div className="note accent stack">
      <TextInput label={t('calendar.address')} description={t('calendar.once')} value={address} readOnly dir="ltr" onFocus={({ currentTarget }) => currentTarget.select()} />
      <Button onClick={() => void copy()}>{t('calendar.copy')}</Button>
    </div>
  );
}
