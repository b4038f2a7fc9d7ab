import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'commitment_term' })
export class CommitmentTermEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  commitmentId: string;

  @Column({ type: 'uuid', nullable: true })
  amendmentId: string | null;

  @Column({ type: 'daterange' })
  valid: string;

  @Column({ type: 'boolean' })
  validIsPresumed: boolean;

  @Column({ type: 'text' })
  basis: string;

  @Column({ type: 'numeric', nullable: true })
  base: string | null;

  @Column({ type: 'date', nullable: true })
  baseOn: string | null;

  @Column({ type: 'text', nullable: true })
  baseSource: string | null;

  @Column({ type: 'numeric', nullable: true })
  target: string | null;

  @Column({ type: 'text', nullable: true })
  qualifier: string | null;

  @Column({ type: 'text' })
  unit: string;

  @Column({ type: 'date', nullable: true })
  dueOn: string | null;

  @Column({ type: 'text', nullable: true })
  duePrecision: string | null;

  @Column({ type: 'boolean' })
  linear: boolean;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
