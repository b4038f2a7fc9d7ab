import { Spotlight, createSpotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePaths, usePlace, useProgramme } from '../lib/place.js';
import { Icon } from '../ui/icon.js';
import { navigation, pathOf } from './navigation.js';
import { type PaletteItem, findInRegister } from './palette-sources.js';
import './palette.css';

const [store, palette] = createSpotlight();

const TYPING_PAUSE_MS = 150;

interface Props {
  /** Opens anew each time that the count grows. */
  openings: number;
}

/** Pages, actions, and the references of the register, found by words. */
export function Palette({ openings }: Props): ReactElement {
  const { t } = useTranslation(['shell', 'common', 'milestones']);
  const navigate = useNavigate();
  const place = usePlace();
  const paths = usePaths();
  const permissions = useProgramme()?.permissions ?? [];
  const [query, setQuery] = useState('');
  const [wanted] = useDebouncedValue(query.trim(), TYPING_PAUSE_MS);
  const { data: found = [] } = useQuery({
    queryKey: ['palette', place, wanted],
    queryFn: ({ signal }) => findInRegister({ query: wanted, place, signal }),
    enabled: wanted !== '',
  });
  useEffect(() => palette.open(), [openings]);
  const pages: PaletteItem[] = navigation
    .flat()
    .filter(({ needs }) => needs === undefined || permissions.includes(needs))
    .map(({ name, icon }) => ({ id: name, label: t(`shell:nav.${name}`), icon, to: pathOf(paths, name), group: 'pages' }));
  const matching = pages.filter(({ label }) => folded(label).includes(folded(query)));
  return (
    <Spotlight.Root store={store} query={query} onQueryChange={setQuery} shortcut={null} transitionProps={{ duration: 0 }}>
      <Spotlight.Search placeholder={t('shell:searchLong')} aria-label={t('shell:search')} leftSection={<Icon name="search" />} />
      <Spotlight.ActionsList>
        {[...found, ...matching].map((item) => (
          <Spotlight.Action
            key={`${item.group}-${item.id}`}
            label={item.label}
            description={item.detail}
            leftSection={<Icon name={item.icon} />}
            onClick={() => void navigate({ href: item.to })}
          />
        ))}
        {found.length + matching.length === 0 ? <Spotlight.Empty>{t('shell:searchNothing', { query })}</Spotlight.Empty> : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Without accents or case, as people type. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}
