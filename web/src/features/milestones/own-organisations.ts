import { useProgramme } from '../../lib/place.js';

/** Identifiers of the organisations for which the reader acts in this programme. */
export function useOwnOrganisations(): readonly string[] {
  return useProgramme()?.organisations.map(({ id }) => id) ?? [];
}
