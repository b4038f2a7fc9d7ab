import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useClocks } from '../../lib/clocks.js';
import { useMay } from '../../lib/place.js';

/** Why the reader may not write here; null when they may. */
export function useWriteObstacle(permission: string): string | null {
  const { t } = useTranslation('agreements');
  const isPast = useClocks().knownDay !== null;
  const may = useMay(permission);
  return may ? null : t(isPast ? 'knownThen' : 'mayNotWrite');
}

interface Props {
  obstacle: string | null;
  isPrimary?: boolean;
  onAct(): void;
  /** Key that does the same, shown beside the words. */
  shortcut?: string;
  icon?: ReactNode;
  children: ReactNode;
}

/** A button that writes: when it may not, it stays, disabled, with its reason in words. */
export function WriteAction({ obstacle, isPrimary = false, onAct, shortcut, icon, children }: Props): ReactElement {
  const reason = useId();
  return (
    <span className="write-action">
      <Button
        variant={isPrimary ? 'filled' : 'default'}
        disabled={obstacle !== null}
        aria-describedby={obstacle === null ? undefined : reason}
        aria-keyshortcuts={shortcut}
        leftSection={icon}
        onClick={onAct}
      >
        {children}
        {shortcut === undefined ? null : <kbd>{shortcut}</kbd>}
      </Button>
      {obstacle === null ? null : (
        <span id={reason} className="tiny muted">
          {obstacle}
        </span>
      )}
    </span>
  );
}
