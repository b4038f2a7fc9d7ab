import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { isStale } from '../../../lib/problem.js';
import { HealthMark } from '../../../ui/health.js';
import { Problem } from '../../../ui/problem.js';
import { type DeclarationImport, useWorkbookImport } from './workbook-queries.js';

interface Props {
  error: Error | null;
  /** Why the file was not read, or what was to be written is not. */
  failure: string | null;
  canReadAgain: boolean;
  refOfDraft: string;
  id: string;
  isPending: boolean;
  onReadAgain(fresh: DeclarationImport): void;
}

/** The draft, or this import, is no longer what was compared: nothing was written, and it is compared again. */
export function ReadAgain({ error, failure, canReadAgain, refOfDraft, id, isPending, onReadAgain }: Props): ReactElement | null {
  const { t } = useTranslation('workbook');
  const { refetch } = useWorkbookImport(refOfDraft, id);
  if (error !== null && !isStale(error)) return <Problem error={error} />;
  if (error === null && failure === null) return null;
  const compareAgain = async (): Promise<void> => {
    const { data } = await refetch();
    if (data !== undefined) onReadAgain(data);
  };
  return (
    <div className="note off stack" role="alert">
      <strong className="line">
        <span style={{ color: 'var(--off)' }}>
          <HealthMark level="off_track" />
        </span>
        {t(canReadAgain ? 'stale.title' : 'failed')}
      </strong>
      <span>{error === null ? failure : t('stale.text')}</span>
      {canReadAgain ? (
        <span className="line">
          <Button loading={isPending} onClick={() => void compareAgain()}>
            {t('stale.again')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
