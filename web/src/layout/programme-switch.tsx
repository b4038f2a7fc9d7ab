import { type ReactElement, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/language.js';
import { programmeTitle, useProgramme } from '../lib/place.js';
import { Icon } from '../ui/icon.js';
import { useOpener } from '../ui/opener.js';

const ProgrammeMenu = lazy(async () => ({ default: (await import('./programme-menu.js')).ProgrammeMenu }));

export function ProgrammeSwitch(): ReactElement | null {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const current = useProgramme();
  const { opener, wasOpened, buttonProps } = useOpener('menu');
  if (current === null) return null;
  return (
    <>
      <button type="button" className="programme" {...buttonProps}>
        <span className="visually-hidden">{t('chooseProgramme')}</span>
        <span className="grow">
          <b>
            <bdi>{current.code}</bdi>
          </b>
          <span>{programmeTitle(current, language)}</span>
        </span>
        <Icon name="chevronDown" size={14} />
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <ProgrammeMenu opener={opener} />
        </Suspense>
      ) : null}
    </>
  );
}
