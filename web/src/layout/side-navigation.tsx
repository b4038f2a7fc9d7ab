import { Link } from '@tanstack/react-router';
import { Fragment, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingCount } from '../features/work/waiting-count.js';
import { useMay, usePaths, useProgramme } from '../lib/place.js';
import { Brand } from '../ui/brand.js';
import { Icon } from '../ui/icon.js';
import { type NavigationItem, navigation, pathOf } from './navigation.js';
import { SealedAt } from './sealed-at.js';
import { ProgrammeSwitch } from './programme-switch.js';

interface Props {
  onNavigate?(): void;
}

export function SideNavigation({ onNavigate }: Props): ReactElement {
  const { t } = useTranslation('shell');
  const permissions = useProgramme()?.permissions ?? [];
  const allowed = navigation.map((items) => items.filter(({ needs }) => needs === undefined || permissions.includes(needs)));
  return (
    <>
      <div className="nav-brand">
        <Brand />
      </div>
      <ProgrammeSwitch />
      <nav aria-label={t('mainNavigation')}>
        {allowed.map((items, index) => (
          <Fragment key={index}>
            {index > 0 && items.length > 0 ? <div className="nav-separator" /> : null}
            <ul>
              {items.map((item) => (
                <NavigationLink key={item.name} item={item} onNavigate={onNavigate} />
              ))}
            </ul>
          </Fragment>
        ))}
      </nav>
      <SealedAt />
    </>
  );
}

function NavigationLink({ item, onNavigate }: { item: NavigationItem; onNavigate?(): void }): ReactElement {
  const { t } = useTranslation('shell');
  const paths = usePaths();
  const mayHaveWork = useMay('register.read');
  return (
    <li>
      <Link to={pathOf(paths, item.name)} onClick={onNavigate} activeOptions={{ includeSearch: false }}>
        <Icon name={item.icon} />
        {t(`nav.${item.name}`)}
        {item.name === 'work' && mayHaveWork ? <WaitingCount /> : null}
      </Link>
    </li>
  );
}
