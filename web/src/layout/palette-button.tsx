import { useHotkeys } from '@mantine/hooks';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.js';

const Palette = lazy(async () => ({ default: (await import('./palette.js')).Palette }));

/** The palette is fetched the first time that somebody asks for it. */
export function PaletteButton(): ReactElement {
  const { t } = useTranslation('shell');
  const [openings, setOpenings] = useState(0);
  const open = (): void => setOpenings((count) => count + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className="palette-button" onClick={open} aria-keyshortcuts="Control+K">
        <Icon name="search" size={15} />
        <span>{t('search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {openings === 0 ? null : (
        <Suspense fallback={null}>
          <Palette openings={openings} />
        </Suspense>
      )}
    </>
  );
}
