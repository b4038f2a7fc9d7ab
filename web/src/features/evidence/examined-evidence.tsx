import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { usePeriodText } from '../declarations/period-text.js';
import { EvidencePreview } from './evidence-preview.js';
import { type Evidence, isLive, useEvidence } from './declared-evidence.js';
import { EvidenceReasons } from './evidence-reasons.js';
import { EvidenceState } from './evidence-state.js';
import { useEvidenceWords } from './evidence-words.js';
import './evidence.css';
import './examined-evidence.css';

const EnlargedEvidence = lazy(async () => ({ default: (await import('./enlarged-evidence.js')).EnlargedEvidence }));

/** The files beside the claim, one of them shown. */
export function ExaminedEvidence({ file }: { file: DeclarationFile }): ReactElement {
  const { t } = useTranslation('evidence');
  const { data, error, refetch } = useEvidence(file.ref);
  const [wanted, setWanted] = useState<string | null>(null);
  if (data === undefined) return error === null ? <Loading lines={6} /> : <Problem error={error} onRetry={() => void refetch()} />;
  const items = data.items.filter(isLive);
  const shown = items.find(({ id }) => id === wanted) ?? items.find(({ state }) => state === 'available') ?? items[0];
  if (shown === undefined) return <p className="small secondary">{t('none')}</p>;
  return (
    <div className="exam-evidence">
      <ul className="exam-files" aria-label={t('list')}>
        {items.map((one) => (
          <li key={one.id}>
            <button type="button" aria-pressed={one === shown} onClick={() => setWanted(one.id)}>
              <Icon name="clip" size={13} />
              <span className="grow">
                <bdi>{one.fileName}</bdi>
              </span>
              <EvidenceState state={one.state} />
            </button>
          </li>
        ))}
      </ul>
      <Shown key={shown.id} file={file} evidence={shown} />
    </div>
  );
}

function Shown({ file, evidence }: { file: DeclarationFile; evidence: Evidence }): ReactElement {
  const { t } = useTranslation(['evidence', 'common']);
  const words = useEvidenceWords(file);
  const periodText = usePeriodText();
  const [isLarge, setLarge] = useState(false);
  const { kind, state, links, elsewhere, sha256 } = evidence;
  const isOpen = state === 'available';
  return (
    <>
      {isOpen ? <EvidencePreview declaration={file.ref} evidence={evidence} /> : null}
      <div className="exam-file-text">
        <p className="line wrap">
          <span className="secondary">{t(`kind.${kind}`)}</span>
          {isOpen ? (
            <button type="button" className="evidence-unlink" onClick={() => setLarge(true)}>
              {t('enlarge')}
            </button>
          ) : null}
        </p>
        <EvidenceReasons file={file} evidence={evidence} mayAct={false} />
        {elsewhere.length === 0 ? null : (
          <div className="note risk">
            <b>{t('elsewhere')}</b>
            <ul>
              {elsewhere.map(({ declaration, organisation, period }) => (
                <li key={declaration}>{t('elsewhereIn', { declaration: `\u2068${declaration}\u2069`, organisation, period: periodText(period) })}</li>
              ))}
            </ul>
          </div>
        )}
        {links.length === 0 ? <p className="muted">{t('provesNothing')}</p> : null}
        {links.map((link) => (
          <p key={link.id}>
            <span className="medium">{words.placeOf(link)}</span> {[words.attestedOf(link), link.proves].filter((part) => part !== null).join(t('common:listComma'))}
          </p>
        ))}
        <p className="muted">
          <bdi dir="ltr" title={sha256}>
            {t('hash', { hash: `${sha256.slice(0, 4)}…${sha256.slice(-4)}` })}
          </bdi>
        </p>
      </div>
      {isLarge ? (
        <Suspense fallback={null}>
          <EnlargedEvidence declaration={file.ref} evidence={evidence} onClose={() => setLarge(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
