import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'sector_target' })
export class SectorTargetEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  indicatorId: string;

  @Column({ type: 'text' })
  perimeter: string;

  @Column({ type: 'text' })
  measure: string;

  @Column({ type: 'numeric' })
  value: string;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  duePrecision: string;

  @Column({ type: 'text' })
  source: string;
}
