import { Menu } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeSearch } from '../../lib/change-search.js';
import { Anchor } from '../../ui/anchor.js';
import type { Opener } from '../../ui/opener.js';

interface Props {
  opener: Opener;
  mayChangeState: boolean;
}

/** What is written in an agreement's file less often than a milestone or an amendment. */
export function OtherEntries({ opener: { id, isOpen, button, setOpen }, mayChangeState }: Props): ReactElement {
  const { t } = useTranslation('agreements');
  const change = useChangeSearch();
  return (
    <Menu id={id} opened={isOpen} onChange={setOpen} position="bottom-end" width={240}>
      <Menu.Target>
        <Anchor element={button} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => change({ saisie: 'completer' })}>{t('enter.completion')}</Menu.Item>
        <Menu.Item onClick={() => change({ saisie: 'engagement' })}>{t('enter.commitment')}</Menu.Item>
        <Menu.Item onClick={() => change({ saisie: 'partie' })}>{t('enter.party')}</Menu.Item>
        <Menu.Item onClick={() => change({ saisie: 'acte' })}>{t('enter.act')}</Menu.Item>
        {mayChangeState ? <Menu.Item onClick={() => change({ saisie: 'etat' })}>{t('enter.state')}</Menu.Item> : null}
        <Menu.Item onClick={() => change({ saisie: 'correction' })}>{t('enter.correction')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
