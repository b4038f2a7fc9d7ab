import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'commitment_step' })
export class CommitmentStepEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  commitmentId: string;

  @Column({ type: 'uuid' })
  termId: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  duePrecision: string;

  @Column({ type: 'numeric' })
  value: string;

  @Column({ type: 'text' })
  qualifier: string;

  @Column({ type: 'uuid' })
  recordedBy: string;
}
