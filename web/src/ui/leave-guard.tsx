import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { type ReactElement, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unsaved } from '../lib/draft.js';
import { session } from '../lib/session.js';
import './leave-guard.css';

interface Props {
  unsaved: Unsaved;
  /** The drawer is asked to close. */
  isClosing: boolean;
  onStay(): void;
  onClose(): void;
}

interface Address {
  pathname: string;
  search: Record<string, unknown>;
}

/** Asks before unsaved changes go out of sight: to stay, to keep the draft, or to drop it. Nothing is asked when nothing has changed. */
export function LeaveGuard({ unsaved, isClosing, onStay, onClose }: Props): ReactElement | null {
  const { t } = useTranslation();
  const mayGo = useRef(false);
  const isAtStake = useCallback(() => !mayGo.current && session.current() !== null && unsaved.isChanged(), [unsaved]);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isAtStake() && placeOf(current) !== placeOf(next),
    enableBeforeUnload: isAtStake,
    withResolver: true,
  });
  const isBlocked = blocker.status === 'blocked';
  if (!isClosing && !isBlocked) return null;
  const stay = (): void => {
    if (isBlocked) blocker.reset();
    onStay();
  };
  const leave = (): void => {
    mayGo.current = true;
    if (isBlocked) blocker.proceed();
    else onClose();
  };
  return (
    <Modal opened onClose={stay} title={<strong>{t('leave.title')}</strong>} centered radius={6} shadow="none" transitionProps={{ duration: 0 }} closeButtonProps={{ 'aria-label': t('close') }}>
      <div className="stack wide">
        <p>{t(unsaved.keptAt === null ? 'leave.lost' : 'leave.kept')}</p>
        <div className="leave-choices">
          <Button variant="filled" data-autofocus onClick={stay}>
            {t('leave.stay')}
          </Button>
          {unsaved.keptAt === null ? null : <Button onClick={leave}>{t('leave.keep')}</Button>}
          <Button
            variant="subtle"
            onClick={() => {
              unsaved.forget();
              leave();
            }}
          >
            {t('leave.drop')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

/** The address without its language: the same page in another language keeps what was typed. */
function placeOf({ pathname, search }: Address): string {
  return `${pathname.split('/').slice(2).join('/')}?${JSON.stringify(search)}`;
}
