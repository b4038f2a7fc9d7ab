import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../lib/place.js';
import { problemKind, problemSentence, requestIdOf } from '../lib/problem.js';
import { signInPath } from '../paths.js';
import { HealthMark } from './health.js';

interface Props {
  error: unknown;
  onRetry?(): void;
}

/** What happened, what is kept, what to do, and a reference to quote. */
export function Problem({ error, onRetry }: Props): ReactElement {
  const { t } = useTranslation(['problems', 'common']);
  const { language } = usePlace();
  const kind = problemKind(error);
  const requestId = requestIdOf(error);
  return (
    <div className="note off stack" role="alert">
      <strong className="line">
        <span style={{ color: 'var(--off)' }}>
          <HealthMark level="off_track" />
        </span>
        {t(`problems:title.${kind}`)}
      </strong>
      <span>{problemSentence(error) ?? t(`problems:advice.${kind}`)}</span>
      {requestId === null ? null : (
        <span className="tiny muted">
          <bdi>{t('common:reference', { id: requestId })}</bdi>
        </span>
      )}
      <span className="line">
        {kind === 'session' ? (
          <Button component={Link} to={signInPath(language)}>
            {t('common:signIn')}
          </Button>
        ) : onRetry === undefined ? null : (
          <Button onClick={onRetry}>{t('common:retry')}</Button>
        )}
      </span>
    </div>
  );
}
