import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { Ask } from '../declarations/ask.js';

interface Props {
  file: DeclarationFile;
  step: 'visa' | 'accept';
  isPending: boolean;
  onAccept(): void;
  onClose(): void;
}

export function AcceptDialog({ file: { ref, contentHash }, step, isPending, onAccept, onClose }: Props): ReactElement {
  const { t } = useTranslation('examination');
  return (
    <Ask title={t(step === 'visa' ? 'visaAsk' : 'acceptAsk', { ref })} confirmLabel={t(step)} isPending={isPending} onConfirm={onAccept} onClose={onClose}>
      <p>{t(step === 'visa' ? 'visaText' : 'acceptText')}</p>
      <p className="tiny muted">
        {t('contentHash')} <bdi dir="ltr">{contentHash?.slice(0, 16)}…</bdi>
      </p>
    </Ask>
  );
}
