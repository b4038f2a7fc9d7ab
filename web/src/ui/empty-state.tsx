import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import './empty-state.css';

export type Emptiness = 'first' | 'noResult' | 'noPermission' | 'notYetDeclared';

interface Props {
  kind: Emptiness;
  /** Replaces the usual sentence with one about this list. */
  sentence?: string;
  /** The one thing to do about it. */
  action: { label: string; to: string } | { label: string; onAct(): void } | null;
}

/** Nothing to show, and why: four texts, one action, no picture. */
export function EmptyState({ kind, sentence, action }: Props): ReactElement {
  const { t } = useTranslation();
  return (
    <div className="empty-state" role="status">
      <p>{sentence ?? t(`empty.${kind}`)}</p>
      {action === null ? null : 'to' in action ? (
        <Button component={Link} to={action.to}>
          {action.label}
        </Button>
      ) : (
        <Button onClick={action.onAct}>{action.label}</Button>
      )}
    </div>
  );
}
