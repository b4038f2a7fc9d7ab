import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'milestone_review' })
export class MilestoneReviewEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  milestoneId: string;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'date', nullable: true })
  actualOn: string | null;

  @Column({ type: 'text', nullable: true })
  actualPrecision: string | null;

  @Column({ type: 'text', nullable: true })
  evidenceReference: string | null;

  @Column({ type: 'date' })
  reviewedOn: string;

  @Column({ type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
