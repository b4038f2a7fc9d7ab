import type { ReactElement } from 'react';
import { useTitle } from '../../api/reference.js';
import { useOrganisationFile } from './organisation-file.js';

/** The name of an organisation of which the trail holds the identifier alone. */
export function NamedById({ id }: { id: string }): ReactElement {
  const titleOf = useTitle();
  const { data } = useOrganisationFile(id);
  return <bdi>{data === undefined ? '…' : titleOf(data.name)}</bdi>;
}
