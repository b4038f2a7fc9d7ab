import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'indicator' })
export class IndicatorEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  family: string;

  @Column({ type: 'text' })
  direction: string;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'boolean' })
  whole: boolean;

  @Column({ type: 'uuid', nullable: true })
  axisId: string | null;

  @Column({ type: 'text', nullable: true })
  section: string | null;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'boolean' })
  evidenceRequired: boolean;

  @Column({ type: 'uuid', nullable: true })
  cohortOf: string | null;

  @Column({ type: 'int', nullable: true })
  cohortMonths: number | null;

  @Column({ type: 'text' })
  nameFr: string;

  @Column({ type: 'text', nullable: true })
  nameAr: string | null;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;
}
