import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export type Absence = 'notDeclared' | 'notApplicable' | 'notYetDue';

interface Props {
  absence: Absence;
}

/** Zero is a number; these three are not, and each says which it is. */
export function NoValue({ absence }: Props): ReactElement {
  const { t } = useTranslation('states');
  const word = t(`value.${absence}`);
  if (absence === 'notDeclared') {
    return (
      <span className="muted" title={word}>
        <span aria-hidden="true">—</span>
        <span className="visually-hidden">{word}</span>
      </span>
    );
  }
  return <span className="muted small">{word}</span>;
}
