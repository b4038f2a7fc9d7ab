import type { ReactElement } from 'react';
import { useOrganisationFile } from '../api/organisations.js';
import { useTitle } from '../api/reference.js';

/** The name of an organisation of which the trail holds the identifier alone; a dash where the reader may not see it. */
export function OrganisationNamed({ id }: { id: string }): ReactElement {
  const titleOf = useTitle();
  const { data, isPending } = useOrganisationFile(id);
  return <bdi>{data === undefined ? (isPending ? '…' : '—') : titleOf(data.name)}</bdi>;
}
