import type { organisations as french } from '../fr/organisations.js';
import type { Translation } from '../translation.js';

export const organisations: Translation<typeof french, 'en'> = {
  title: 'Partners',
  new: 'Record an organisation',
  column: { name: 'Organisation', kind: 'Kind', region: 'Region', identifiers: 'Identifiers', agreements: 'Agreements' },
  kind: {
    ministry: 'Ministry',
    public_agency: 'Public body',
    agency: 'Agency',
    local_authority: 'Local authority',
    company: 'Company',
    federation: 'Federation',
    training_body: 'Training body',
    zone_developer: 'Zone developer',
  },
  names: 'Names',
  nameFrom: 'since {{date}}',
  identifiers: 'Identifiers',
  sites: 'Sites',
  group: 'Group',
  succession: 'Succession',
  duplicates: 'Likely duplicates',
  iceWarning: 'The key of this ICE does not match its digits. Check it on the act.',
};
