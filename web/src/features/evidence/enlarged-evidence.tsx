import { Button, Modal } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from './declared-evidence.js';
import { EvidencePreview } from './evidence-preview.js';

interface Props {
  /** Reference of the declaration. */
  declaration: string;
  evidence: Evidence;
  onClose(): void;
}

/** A file over the page, as large as it fits; fetched when it is first asked. */
export function EnlargedEvidence({ declaration, evidence, onClose }: Props): ReactElement {
  const { t } = useTranslation(['evidence', 'common']);
  return (
    <Modal opened onClose={onClose} title={<bdi className="medium">{evidence.fileName}</bdi>} size="80rem" centered radius={6} shadow="none" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <div className="paper-large">
        <EvidencePreview declaration={declaration} evidence={evidence} />
      </div>
      <Button variant="subtle" onClick={onClose}>
        {t('reduce')}
      </Button>
    </Modal>
  );
}
