import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'milestone' })
export class MilestoneEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid', nullable: true })
  commitmentId: string | null;

  @Column({ type: 'uuid', nullable: true })
  clauseId: string | null;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'text' })
  titleFr: string;

  @Column({ type: 'text', nullable: true })
  titleAr: string | null;

  @Column({ type: 'text', nullable: true })
  titleEn: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'uuid', nullable: true })
  ownerOrganisationId: string | null;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'date', nullable: true })
  baselineOn: string | null;

  @Column({ type: 'text', nullable: true })
  baselinePrecision: string | null;

  @Column({ type: 'date', nullable: true })
  forecastOn: string | null;

  @Column({ type: 'text', nullable: true })
  forecastPrecision: string | null;

  @Column({ type: 'date', nullable: true })
  actualOn: string | null;

  @Column({ type: 'text', nullable: true })
  actualPrecision: string | null;

  @Column({ type: 'date', nullable: true })
  reviewedOn: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'int' })
  version: number;
}
