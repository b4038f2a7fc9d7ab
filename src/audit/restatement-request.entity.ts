import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'restatement_request' })
export class RestatementRequestEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  missionId: string;

  @Column({ type: 'uuid' })
  itemId: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  commitmentId: string;

  @Column({ type: 'uuid' })
  periodId: string;

  @Column({ type: 'numeric' })
  accepted: string;

  @Column({ type: 'numeric' })
  adjusted: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'text', default: 'open' })
  state: 'open' | 'granted' | 'refused';

  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}
