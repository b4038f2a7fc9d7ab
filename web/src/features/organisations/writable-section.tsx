import { Button } from '@mantine/core';
import { type ReactElement, type ReactNode, useId } from 'react';
import { Icon } from '../../ui/icon.js';

export interface Writing {
  /** Why nothing can be written; the page says it once, above. */
  refusal: string | null;
  onWrite(): void;
}

interface Props extends Writing {
  title: string;
  writeLabel: string;
  children: ReactNode;
}

/** A section of a file with the one thing that can be added to it. */
export function WritableSection({ title, writeLabel, refusal, onWrite, children }: Props): ReactElement {
  const titleId = useId();
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="section-head">
        <h2 id={titleId}>{title}</h2>
        <Button size="sm" leftSection={<Icon name="plus" size={14} />} disabled={refusal !== null} title={refusal ?? undefined} onClick={onWrite}>
          {writeLabel}
        </Button>
      </div>
      {children}
    </section>
  );
}
