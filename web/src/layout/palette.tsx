import { Spotlight, createSpotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.layer.css';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { programmeKey } from '../api/queries.js';
import { usePaths, usePlace, useProgramme } from '../lib/place.js';
import { Icon } from '../ui/icon.js';
import { navigation, pathOf } from './navigation.js';
import { FOUND_KINDS, type PaletteItem, findInRegister } from './palette-sources.js';
import './palette.css';

const [store, palette] = createSpotlight();

const TYPING_PAUSE_MS = 150;
const NOTHING: readonly PaletteItem[] = [];

interface Props {
  /** Opens anew each time that the count grows. */
  openings: number;
}

/** Pages, actions, and the references of the register, found by words. */
export function Palette({ openings }: Props): ReactElement {
  const { t } = useTranslation(['shell', 'agreements']);
  const navigate = useNavigate();
  const place = usePlace();
  const paths = usePaths();
  const permissions = useProgramme()?.permissions ?? [];
  const [query, setQuery] = useState('');
  const [wanted] = useDebouncedValue(query.trim(), TYPING_PAUSE_MS);
  const { data: found = NOTHING, error } = useQuery({
    queryKey: programmeKey(place.programme, 'search', place.language, wanted),
    queryFn: ({ signal }) => findInRegister({ query: wanted, place, signal }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  });
  useEffect(() => palette.open(), [openings]);
  useEffect(selectFirst, [found]);
  const pages: PaletteItem[] = navigation
    .flat()
    .filter(({ needs }) => needs === undefined || permissions.includes(needs))
    .map(({ name, icon }) => ({ id: name, label: t(`shell:nav.${name}`), icon, to: pathOf(paths, name), group: 'pages' }));
  const actions: PaletteItem[] = permissions.includes('register.write')
    ? [{ id: 'new-agreement', label: t('agreements:new'), icon: 'plus', to: `${paths.agreements}?nouveau=oui`, group: 'actions' }]
    : [];
  const fits = ({ label }: PaletteItem): boolean => folded(label).includes(folded(query));
  const shown = wanted === '' ? [] : found;
  const groups = [
    ...FOUND_KINDS.map((kind) => ({ label: t(`shell:found.${kind}`), items: shown.filter(({ group }) => group === kind) })),
    { label: t('shell:actions'), items: actions.filter(fits) },
    { label: t('shell:pages'), items: pages.filter(fits) },
  ].filter(({ items }) => items.length > 0);
  return (
    <Spotlight.Root store={store} query={query} onQueryChange={setQuery} shortcut={null} transitionProps={{ duration: 0 }} scrollable maxHeight="min(560px, 80vh)">
      <Spotlight.Search placeholder={t('shell:searchLong')} aria-label={t('shell:search')} leftSection={<Icon name="search" />} />
      <Spotlight.ActionsList>
        {groups.map(({ label, items }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {items.map((item) => (
              <Spotlight.Action key={`${item.group}-${item.id}`} leftSection={<Icon name={item.icon} />} onClick={() => void navigate({ href: item.to })}>
                <span className="grow">{item.label}</span>
                {item.detail === undefined ? null : <bdi className="reference">{item.detail}</bdi>}
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length > 0 ? null : <Spotlight.Empty>{error === null ? t('shell:searchNothing', { query }) : t('shell:searchFailed')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** The component selects the first line as soon as the words change: lines that come later, from the server, ask for it again. */
function selectFirst(): void {
  const list = document.getElementById(store.getState().listId);
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  store.updateState((state) => ({ ...state, selected: 0 }));
}

/** Without accents or case, as people type. */
function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}
