import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './loading.css';

const NOTHING_BEFORE_MS = 200;
const LONG_MS = 10_000;

interface Props {
  /** Lines of the height that the content will have. */
  lines?: number;
}

/** Nothing before 200 ms, then grey lines; after ten seconds, words. */
export function Loading({ lines = 8 }: Props): ReactElement {
  const { t } = useTranslation();
  const [phase, setPhase] = useState<'waiting' | 'grey' | 'long'>('waiting');
  useEffect(() => {
    const grey = window.setTimeout(() => setPhase('grey'), NOTHING_BEFORE_MS);
    const long = window.setTimeout(() => setPhase('long'), LONG_MS);
    return () => {
      window.clearTimeout(grey);
      window.clearTimeout(long);
    };
  }, []);
  return (
    <div className={`loading ${phase}`} role="status" aria-busy="true" aria-label={t('loading')}>
      {phase === 'long' ? <p className="subtitle">{t('loadingLong')}</p> : null}
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="loading-line" />
      ))}
    </div>
  );
}
