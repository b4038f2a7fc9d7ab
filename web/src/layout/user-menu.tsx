import { type MantineColorScheme, Menu, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@common/actor.js';
import { signOut } from '../api/session.js';
import { DENSITIES, type Density, chooseDensity, useDensity } from '../lib/density.js';
import { useLanguage } from '../lib/language.js';
import { useProgramme } from '../lib/place.js';
import { useSession } from '../lib/session.js';
import { passwordPath, signInPath } from '../paths.js';
import { Icon } from '../ui/icon.js';

const SCHEMES: readonly MantineColorScheme[] = ['light', 'dark', 'auto'];
const PARTNER_ROLES: readonly Role[] = ['contributor', 'preparer', 'signatory'];

export function UserMenu(): ReactElement | null {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const session = useSession();
  const roles = useProgramme()?.roles ?? [];
  const usual: Density = roles.some((role) => PARTNER_ROLES.includes(role)) ? 'comfortable' : 'compact';
  const density = useDensity(usual);
  if (session === null) return null;
  const displayName = session.account.name ?? session.account.email ?? t('account');
  const spokenRoles = roles.map((role) => t(`role.${role}`));
  const leave = async (): Promise<void> => {
    await signOut();
    await navigate({ href: signInPath(language) });
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <button type="button" className="user">
          <span className="visually-hidden">{`${t('account')}, ${displayName}`}</span>
          <span className="hide-narrow">{spokenRoles[0] ?? displayName}</span>
          <b className="initials">
            <bdi>{initialsOf(displayName)}</bdi>
          </b>
        </button>
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
        <Menu.RadioGroup value={density} onChange={(value) => chooseDensity(DENSITIES.find((name) => name === value) ?? usual)}>
          {DENSITIES.map((name) => (
            <Menu.RadioItem key={name} value={name} checkIcon={<Icon name="check" />}>
              {t(`densities.${name}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={() => void navigate({ href: `${passwordPath(language)}?suite=${encodeURIComponent(window.location.pathname)}` })}>{t('changePassword')}</Menu.Item>
        <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toLocaleUpperCase() ?? '').join('');
}
