import { Button, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  /** What will happen and what stays. */
  children: ReactNode;
  confirmLabel: string;
  isPending: boolean;
  onConfirm(): void;
  onClose(): void;
}

/** Asks once more before an act that has no undo; Escape and Cancel leave all as it is. */
export function ConfirmDialog({ title, children, confirmLabel, isPending, onConfirm, onClose }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={onClose} title={<strong>{title}</strong>} centered radius={6} shadow="none" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="confirm">
        <div className="stack">{children}</div>
        <div className="line">
          <Button variant="subtle" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button variant="filled" data-autofocus loading={isPending} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
