import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'commitment' })
export class CommitmentEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  side: string;

  @Column({ type: 'text' })
  titleFr: string;

  @Column({ type: 'text', nullable: true })
  titleAr: string | null;

  @Column({ type: 'text', nullable: true })
  titleEn: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'uuid' })
  indicatorId: string;

  @Column({ type: 'uuid', nullable: true })
  clauseId: string | null;

  @Column({ type: 'text' })
  liability: string;

  @Column({ type: 'uuid', nullable: true })
  leadReporterId: string | null;

  @Column({ type: 'uuid', nullable: true })
  beneficiaryId: string | null;

  @Column({ type: 'text', array: true })
  regionCodes: string[];

  @Column({ type: 'text', array: true })
  segmentCodes: string[];

  @Column({ type: 'uuid', array: true })
  siteIds: string[];

  @Column({ type: 'uuid', array: true })
  zoneIds: string[];

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'int' })
  version: number;
}
