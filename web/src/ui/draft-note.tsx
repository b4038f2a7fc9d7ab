import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsaved } from '../lib/draft.js';
import { useFormat } from '../lib/language.js';

/** Above a form that opens with what was typed earlier. */
export function RestoredDraft({ unsaved: { isRestored, keptAt, forget } }: { unsaved: Unsaved }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  if (!isRestored || keptAt === null) return null;
  const { date, time } = format.instant(keptAt);
  return (
    <p className="note line wrap spread">
      <span>{t('draft.restored', { date, time })}</span>
      <Button size="sm" onClick={forget}>
        {t('draft.drop')}
      </Button>
    </p>
  );
}

/** At the foot, while the author types. */
export function KeptDraft({ unsaved: { keptAt } }: { unsaved: Unsaved }): ReactElement | null {
  const { t } = useTranslation();
  const format = useFormat();
  return keptAt === null ? null : <span className="footer-end tiny muted">{t('draft.kept', { time: format.instant(keptAt).time })}</span>;
}
