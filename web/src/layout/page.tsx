import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Fragment, type ReactElement, type ReactNode, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useFigures } from '../lib/figures.js';
import { Icon } from '../ui/icon.js';
import { type Lineage, LineageRail } from '../ui/lineage-rail.js';
import { PageTitle } from './page-title.js';
import './page.css';

const LineageDrawer = lazy(async () => ({ default: (await import('./lineage-drawer.js')).LineageDrawer }));

export interface Crumb {
  label: ReactNode;
  to?: string;
}

interface Props {
  /** Document title, in plain words. */
  title: string;
  /** The h1 when it is more than the title: a sentence with the finding. */
  heading?: ReactNode;
  crumbs?: readonly Crumb[];
  lead?: ReactNode;
  actions?: ReactNode;
  /** Under the heading: dates, tabs. */
  below?: ReactNode;
  /** What stands beside the page when no number is open. */
  rail?: ReactNode;
  railLabel?: string;
  /** Where each openable number of the page comes from; null when the page has no number of that name. */
  lineageOf?(figure: string): Lineage | null;
  children: ReactNode;
}

/** The rail stands beside the page from this width; under it, lineage opens in a drawer. */
const WIDE = '(min-width: 1200px)';

export function Page(props: Props): ReactElement {
  const { title, heading, crumbs, lead, actions, below, rail, railLabel, lineageOf, children } = props;
  const { t } = useTranslation('lineage');
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const { trail, close } = useFigures();
  const figure = trail.at(-1);
  const lineage = figure === undefined || lineageOf === undefined ? undefined : <LineageRail lineage={lineageOf(figure)} />;
  const beside = isWide ? (lineage ?? rail) : rail;
  return (
    <div className={beside === undefined ? 'body' : 'body with-rail'}>
      <main className="page" id="content">
        {crumbs === undefined ? null : <Crumbs crumbs={crumbs} />}
        <div className="page-head">
          <div className="grow">
            <PageTitle title={title}>{heading ?? title}</PageTitle>
            {lead === undefined ? null : <p className="lead">{lead}</p>}
          </div>
          {actions === undefined ? null : <div className="page-actions">{actions}</div>}
        </div>
        {below}
        {children}
      </main>
      {beside === undefined ? null : (
        <aside className="rail" aria-label={beside === lineage ? t('title') : railLabel}>
          {beside === lineage ? lineage : <div className="rail-content">{beside}</div>}
        </aside>
      )}
      {isWide || lineage === undefined ? null : (
        <Suspense fallback={null}>
          <LineageDrawer onClose={close}>{lineage}</LineageDrawer>
        </Suspense>
      )}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }): ReactElement {
  return (
    <div className="crumbs">
      {crumbs.map(({ label, to }, index) => (
        <Fragment key={index}>
          {index === 0 ? null : <Icon name="chevronEnd" size={14} directional />}
          {to === undefined ? <bdi>{label}</bdi> : <Link to={to}>{label}</Link>}
        </Fragment>
      ))}
    </div>
  );
}
