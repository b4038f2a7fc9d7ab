import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  shown: number;
  hasMore: boolean;
  isLoading: boolean;
  onMore(): void;
}

/** The foot of a list that comes page by page. */
export function MoreRows({ shown, hasMore, isLoading, onMore }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="line spread" style={{ paddingBlock: 'var(--s3)' }}>
      <span className="subtitle" role="status">
        {t('rows', { count: shown })}
      </span>
      {hasMore ? (
        <Button size="sm" loading={isLoading} onClick={onMore}>
          {t('more')}
        </Button>
      ) : null}
    </div>
  );
}
