import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTitle } from '../../api/reference.js';
import type { OrganisationName } from '../../api/types.js';
import { usePaths } from '../../lib/place.js';
import { useKindName } from './kinds.js';

export function OrganisationLinks({ organisations }: { organisations: readonly OrganisationName[] }): ReactElement {
  const kindName = useKindName();
  return (
    <ul className="stack small">
      {organisations.map((one) => (
        <li key={one.id}>
          <OrganisationLink organisation={one} /> <span className="muted">{kindName(one.kind)}</span>
        </li>
      ))}
    </ul>
  );
}

export function OrganisationLink({ organisation }: { organisation: OrganisationName }): ReactElement {
  const paths = usePaths();
  const titleOf = useTitle();
  return (
    <Link to={paths.partner(organisation.id)} className="medium">
      <bdi>{titleOf(organisation.name)}</bdi>
    </Link>
  );
}
