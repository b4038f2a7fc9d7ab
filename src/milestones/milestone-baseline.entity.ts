import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'milestone_baseline' })
export class MilestoneBaselineEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  milestoneId: string;

  @Column({ type: 'uuid', nullable: true })
  amendmentId: string | null;

  @Column({ type: 'date' })
  baselineOn: string;

  @Column({ type: 'text' })
  baselinePrecision: string;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
