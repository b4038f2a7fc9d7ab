import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import type { Evidence } from './declared-evidence.js';
import { useEvidenceWords } from './evidence-words.js';

/** Why a file is not open and what it seems to hold, or why it names nobody although it seems to. */
export function EvidenceReasons({ file, evidence, mayAct }: { file: DeclarationFile; evidence: Evidence; mayAct: boolean }): ReactElement | null {
  const { t } = useTranslation(['evidence', 'common']);
  const words = useEvidenceWords(file);
  const { waiting, findings, confirmation, searched, state, decision } = evidence;
  const isSuspected = findings.length > 0 && confirmation === null;
  return (
    <>
      {waiting === null ? null : <p className="evidence-why">{t(`waiting.${waiting}`)}</p>}
      {isSuspected && waiting !== null ? (
        <>
          {waiting === 'seems_nominative' ? null : <p className="evidence-why">{t('waiting.seems_nominative')}</p>}
          <ul className="evidence-findings">
            {findings.map((finding, index) => (
              <li key={index}>{words.findingOf(finding)}</li>
            ))}
          </ul>
          {mayAct ? <p>{t('remedy')}</p> : null}
        </>
      ) : null}
      {confirmation === null ? null : <p>{t('confirmed', { reason: confirmation })}</p>}
      {searched || state !== 'available' ? null : <p className="muted">{t('notSearched')}</p>}
      {decision?.reason == null ? null : <p>{decision.reason}</p>}
    </>
  );
}
