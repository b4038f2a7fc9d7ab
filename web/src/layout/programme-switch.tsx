import { Menu } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../lib/language.js';
import { programmeTitle, useProgramme } from '../lib/place.js';
import { useSession } from '../lib/session.js';
import { movedPath } from '../paths.js';
import { Icon } from '../ui/icon.js';

/** Keeps the page and its parameters. */
export function ProgrammeSwitch(): ReactElement | null {
  const { t } = useTranslation('shell');
  const language = useLanguage();
  const navigate = useNavigate();
  const location = useRouterState({ select: (state) => state.location });
  const programmes = useSession()?.programmes ?? [];
  const current = useProgramme();
  if (current === null) return null;
  return (
    <Menu position="bottom-start" width="target">
      <Menu.Target>
        <button type="button" className="programme">
          <span className="visually-hidden">{t('chooseProgramme')}</span>
          <span className="grow">
            <b>
              <bdi>{current.code}</bdi>
            </b>
            <span>{programmeTitle(current, language)}</span>
          </span>
          <Icon name="chevronDown" size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {programmes.map((programme) => (
          <Menu.Item
            key={programme.code}
            aria-current={programme.code === current.code ? 'true' : undefined}
            onClick={() => void navigate({ href: movedPath(location.pathname, { programme: programme.code }) + location.searchStr })}
          >
            <bdi className="medium">{programme.code}</bdi>
            <br />
            <span className="muted tiny">{programmeTitle(programme, language)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
