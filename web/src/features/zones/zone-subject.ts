import type { Subject } from '../../lib/draft-store.js';
import type { ZoneFile } from './zone-queries.js';

/** A zone as it was read, for the forms that change it. */
export function zoneSubject(zone: ZoneFile): Subject {
  return {
    table: 'zone',
    version: zone.version,
    says: {
      name: zone.name,
      name_ar: zone.nameAr,
      status: zone.status,
      region_code: zone.region?.code ?? null,
      city: zone.city,
      operator_id: zone.operator?.id ?? null,
      p2i_category: zone.p2iCategory,
      land_hectares: zone.land,
      source: zone.source,
      zone_capacity: zone.capacities.length === 0 ? null : zone.capacities.map(({ value }) => value).join(' · '),
    },
  };
}
