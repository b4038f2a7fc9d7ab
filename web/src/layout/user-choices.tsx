import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.js';
import { DENSITIES, type Density, chooseDensity } from '../lib/density.js';
import { useLanguage } from '../lib/language.js';
import { useMay, usePaths } from '../lib/place.js';
import { passwordPath, signInPath } from '../paths.js';
import { Anchor } from '../ui/anchor.js';
import { Icon } from '../ui/icon.js';
import type { Opener } from '../ui/opener.js';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];

interface Props {
  opener: Opener;
  displayName: string;
  spokenRoles: readonly string[];
  density: Density;
  onCalendar(): void;
}

/** Appearance, density, tokens, calendar, password and the way out. */
export function UserChoices({ opener: { id, isOpen, button, setOpen }, displayName, spokenRoles, density, onCalendar }: Props): ReactElement {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const navigate = useNavigate();
  const paths = usePaths();
  const hasTokens = useMay('token.revoke');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async (): Promise<void> => {
    await signOut();
    await navigate({ href: signInPath(language) });
  };
  return (
    <Menu id={id} opened={isOpen} onChange={setOpen} position="bottom-end" width={240}>
      <Menu.Target>
        <Anchor element={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <span className="name">{displayName}</span>
          <br />
          {spokenRoles.join(' · ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('appearance')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(SCHEMES.find((scheme) => scheme === value) ?? 'auto')}>
          {SCHEMES.map((scheme) => (
            <Menu.RadioItem key={scheme} value={scheme} checkIcon={<Icon name="check" />}>
              {t(`theme.${scheme}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Label>{t('density')}</Menu.Label>
        <Menu.RadioGroup value={density} onChange={(value) => chooseDensity(DENSITIES.find((name) => name === value) ?? density)}>
          {DENSITIES.map((name) => (
            <Menu.RadioItem key={name} value={name} checkIcon={<Icon name="check" />}>
              {t(`densities.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        {hasTokens ? <Menu.Item onClick={() => void navigate({ href: paths.tokens })}>{t('tokens')}</Menu.Item> : null}
        <Menu.Item onClick={onCalendar}>{t('calendar')}</Menu.Item>
        <Menu.Item onClick={() => void navigate({ href: `${passwordPath(language)}?suite=${encodeURIComponent(window.location.pathname)}` })}>{t('changePassword')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
