import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/place.js';
import { Icon } from '../../ui/icon.js';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { useFileSize } from '../imports/file-size.js';
import { DownloadButton } from '../organisations/download-button.js';
import { type Evidence, isLive } from './declared-evidence.js';
import { evidenceAddress } from './evidence-queries.js';
import { EvidenceReasons } from './evidence-reasons.js';
import { EvidenceState } from './evidence-state.js';
import { useEvidenceWords } from './evidence-words.js';
import { useUnlinkEvidence } from './evidence-writes.js';

export type Asked = 'link' | 'confirm' | 'withdraw';

interface Props {
  file: DeclarationFile;
  evidence: Evidence;
  mayEdit: boolean;
  onAsk(asked: Asked): void;
}

/** One file: what it is, its state and why, what it proves, and what may be done with it. */
export function EvidenceItem({ file, evidence, mayEdit, onAsk }: Props): ReactElement {
  const { t } = useTranslation(['evidence', 'common']);
  const { programme } = usePlace();
  const { fileName: name, state, links } = evidence;
  const canLink = mayEdit && ['scanning', 'quarantined', 'available'].includes(state);
  const canConfirm = canLink && evidence.findings.length > 0 && evidence.confirmation === null;
  return (
    <li className={isLive(evidence) ? 'evidence-item' : 'evidence-item gone'} aria-label={name} data-evidence={state}>
      <EvidenceHead evidence={evidence} />
      <div className="evidence-text">
        <EvidenceReasons file={file} evidence={evidence} mayAct={canConfirm} />
      </div>
      {!isLive(evidence) ? null : links.length === 0 ? <p className="muted small">{t('provesNothing')}</p> : <Links file={file} evidence={evidence} mayEdit={canLink} />}
      <div className="line wrap">
        {canLink ? (
          <Button size="sm" leftSection={<Icon name="link" />} aria-label={t('linkOf', { name })} onClick={() => onAsk('link')}>
            {t('link')}
          </Button>
        ) : null}
        {canConfirm ? (
          <Button size="sm" aria-label={t('confirmOf', { name })} onClick={() => onAsk('confirm')}>
            {t('confirm')}
          </Button>
        ) : null}
        {state === 'available' ? <DownloadButton address={`${evidenceAddress(programme, file.ref)}/${evidence.id}/content`} fileName={name} label={t('download')} size="sm" /> : null}
        {canLink ? (
          <Button size="sm" variant="subtle" aria-label={t('withdrawOf', { name })} onClick={() => onAsk('withdraw')}>
            {t('withdraw')}
          </Button>
        ) : null}
      </div>
    </li>
  );
}

function EvidenceHead({ evidence: { fileName, kind, size, pages, state } }: { evidence: Evidence }): ReactElement {
  const { t } = useTranslation(['evidence', 'common']);
  const sizeOf = useFileSize();
  const facts = [t(`kind.${kind}`), sizeOf(size), pages === null ? null : t('pages', { count: pages })].filter((fact) => fact !== null);
  return (
    <div className="evidence-head">
      <Icon name="clip" />
      <div className="grow">
        <bdi className="medium evidence-name">{fileName}</bdi>
        <span className="reference">{facts.join(t('common:listComma'))}</span>
      </div>
      <EvidenceState state={state} />
    </div>
  );
}

function Links({ file, evidence, mayEdit }: { file: DeclarationFile; evidence: Evidence; mayEdit: boolean }): ReactElement {
  const { t } = useTranslation('evidence');
  const words = useEvidenceWords(file);
  const unlink = useUnlinkEvidence(file.ref, () => showToast(t('unlinked')));
  return (
    <>
      <ul className="evidence-links" aria-label={t('proves')}>
        {evidence.links.map((link) => {
          const place = words.placeOf(link);
          const attested = words.attestedOf(link);
          return (
            <li key={link.id}>
              <span className="grow">
                <span className="medium">{place}</span>
                {attested === null ? null : <span className="reference">{attested}</span>}
                {link.proves === null ? null : <span className="reference">{link.proves}</span>}
              </span>
              {mayEdit ? (
                <button type="button" className="evidence-unlink" disabled={unlink.isPending} aria-label={t('unlinkOf', { name: evidence.fileName, what: place })} onClick={() => unlink.mutate({ evidence: evidence.id, link: link.id })}>
                  {t('unlink')}
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {unlink.error === null ? null : <Problem error={unlink.error} />}
    </>
  );
}
