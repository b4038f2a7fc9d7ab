import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFile } from '../declarations/declaration-queries.js';

interface Props {
  file: DeclarationFile;
  step: 'visa' | 'accept';
  isPending: boolean;
  onAccept(): void;
  onReturn(): void;
  onLater(): void;
}

export function DecideBar({ file: { twoPersons, visaGiven, warnings }, step, isPending, onAccept, onReturn, onLater }: Props): ReactElement {
  const { t } = useTranslation('examination');
  const rule = !twoPersons ? t('one') : visaGiven ? t('second') : warnings > 0 ? t('twoWarnings', { count: warnings }) : t('two');
  return (
    <div className="decide">
      <Button size="lg" variant="filled" loading={isPending} aria-keyshortcuts="1" onClick={onAccept}>
        {t(step)} <kbd>1</kbd>
      </Button>
      <Button size="lg" aria-keyshortcuts="3" disabled={isPending} onClick={onReturn}>
        {t('sendBack')} <kbd>3</kbd>
      </Button>
      <Button size="lg" variant="subtle" aria-keyshortcuts="H" disabled={isPending} onClick={onLater}>
        {t('later')} <kbd>H</kbd>
      </Button>
      <span className="decide-text">
        {rule} {t('declaredStays')}
      </span>
    </div>
  );
}
