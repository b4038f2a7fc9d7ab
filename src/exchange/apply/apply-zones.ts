import type { CivilDate, DatePrecision } from '../../common/civil-date.js';
import { foldKey } from '../../common/folded-key.js';
import { updateVersioned } from '../../database/versioned-update.js';
import { ZoneCapacityEntity } from '../../zones/zone-capacity.entity.js';
import { ZoneEntity } from '../../zones/zone.entity.js';
import type { RegisterZone } from '../register/register-workbook.js';
import { type Applying, valueOf } from './applying.js';
import { differences, type Outcome } from './counts.js';

export async function applyZone(applying: Applying, said: RegisterZone): Promise<Outcome> {
  const { tx, programmeId } = applying;
  const stored = await tx.manager.findOneBy(ZoneEntity, { programmeId, ref: said.code.value });
  const values: Partial<ZoneEntity> = {
    name: said.name.value, city: valueOf(said.city), regionCode: valueOf(said.region), operatorId: said.developer ? applying.organisationId(said.developer.value) : null,
    status: said.status.value, landHectares: said.landHectares?.value.value ?? null, source: valueOf(said.source),
  };
  const id = stored?.id ?? applying.newId();
  if (!stored) {
    await tx.manager.insert(ZoneEntity, { ...values, programmeId, id, ref: said.code.value, foldedKey: foldKey(said.name.value) });
  }
  const stated = await stateCapacities(applying, id, capacitiesOf(said), valueOf(said.source));
  if (!stored) {
    return 'new';
  }
  const changes = differences(stored, values);
  if (Object.keys(changes).length === 0 && stated === 0) {
    return 'same';
  }
  await updateVersioned(tx, ZoneEntity, { programmeId, id }, stored.version, { ...changes, ...(changes.name ? { foldedKey: foldKey(changes.name) } : {}) });
  return 'changed';
}

type Capacity = Pick<ZoneCapacityEntity, 'measure' | 'stage' | 'value' | 'unit'> & { asOf: CivilDate | null; asOfPrecision: DatePrecision | null };

/** The workbook gives the year of the offices alone: the other figures have no published date. */
function capacitiesOf(said: RegisterZone): Capacity[] {
  const year = valueOf(said.officeYear);
  const undated = { asOf: null, asOfPrecision: null };
  const figures: (Omit<Capacity, 'value'> & { value: string | undefined })[] = [
    { measure: 'office_area', stage: 'built', unit: 'm2', value: said.officeSquareMetres?.value.value, ...(year ? { asOf: `${year}-12-31` as CivilDate, asOfPrecision: 'year' as const } : undated) },
    { measure: 'jobs', stage: 'declared', unit: 'jobs', value: said.jobsDeclared?.value.value, ...undated },
    { measure: 'jobs', stage: 'planned', unit: 'jobs', value: said.jobsPlanned?.value.value, ...undated },
    { measure: 'occupancy', stage: 'occupied', unit: 'percent', value: said.occupancyPercent?.value, ...undated },
  ];
  return figures.filter((figure): figure is Capacity => figure.value !== undefined);
}

/** @returns how many capacities the register did not hold so */
async function stateCapacities(applying: Applying, zoneId: string, capacities: readonly Capacity[], source: string | null): Promise<number> {
  const { tx, programmeId } = applying;
  let stated = 0;
  for (const capacity of capacities) {
    const key = [programmeId, zoneId, capacity.measure, capacity.stage, capacity.asOf];
    const [same] = await tx.query('select 1 from register.zone_capacity where programme_id = $1 and zone_id = $2 and measure = $3 and stage = $4 and as_of is not distinct from $5::date and superseded_by is null and value = $6', [...key, capacity.value]);
    if (!same) {
      await tx.execute('update register.zone_capacity set superseded_by = ledger.current_change() where programme_id = $1 and zone_id = $2 and measure = $3 and stage = $4 and as_of is not distinct from $5::date and superseded_by is null', key);
      await tx.manager.insert(ZoneCapacityEntity, { ...capacity, programmeId, id: applying.newId(), zoneId, source });
      stated += 1;
    }
  }
  return stated;
}
