import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'milestone_dependency' })
export class MilestoneDependencyEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @PrimaryColumn({ type: 'uuid' })
  milestoneId: string;

  @PrimaryColumn({ type: 'uuid' })
  dependsOnId: string;

  @Column({ type: 'uuid' })
  recordedBy: string;
}
