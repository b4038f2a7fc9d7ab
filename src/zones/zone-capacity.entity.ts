import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'zone_capacity' })
export class ZoneCapacityEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  zoneId: string;

  @Column({ type: 'text' })
  measure: string;

  @Column({ type: 'text' })
  stage: string;

  @Column({ type: 'numeric' })
  value: string;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'date', nullable: true })
  asOf: string | null;

  @Column({ type: 'text', nullable: true })
  asOfPrecision: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
