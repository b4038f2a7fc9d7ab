import type { zones as french } from '../fr/zones.js';
import type { Translation } from '../translation.js';

export const zones: Translation<typeof french, 'en'> = {
  title: 'Hosting zones',
  column: { name: 'Zone', region: 'Region', developer: 'Developer', state: 'State', area: 'Area, m²', workstations: 'Workstations', land: 'Land, ha' },
  stock: { planned: 'Planned', built: 'Built', delivered: 'Delivered', let: 'Let', occupied: 'Occupied' },
  tenants: 'Jobs in a zone are its tenants’ jobs: shown, never added.',
};
