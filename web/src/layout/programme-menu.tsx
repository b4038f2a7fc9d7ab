import { Menu } from '@mantine/core';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLanguage } from '../lib/language.js';
import { programmeTitle, useProgramme } from '../lib/place.js';
import { useSession } from '../lib/session.js';
import { movedPath } from '../paths.js';
import { Anchor } from '../ui/anchor.js';
import type { Opener } from '../ui/opener.js';

interface Props {
  opener: Opener;
}

/** Keeps the page and its parameters. */
export function ProgrammeMenu({ opener: { id, isOpen, button, setOpen } }: Props): ReactElement {
  const language = useLanguage();
  const navigate = useNavigate();
  const location = useRouterState({ select: (state) => state.location });
  const programmes = useSession()?.programmes ?? [];
  const current = useProgramme();
  return (
    <Menu id={id} opened={isOpen} onChange={setOpen} position="bottom-start" width="target">
      <Menu.Target>
        <Anchor element={button} />
      </Menu.Target>
      <Menu.Dropdown>
        {programmes.map((programme) => (
          <Menu.Item
            key={programme.code}
            aria-current={programme.code === current?.code ? 'true' : undefined}
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
