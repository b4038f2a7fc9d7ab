import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { FindingState, Severity } from './audit.vocabulary.js';

@Entity({ schema: 'register', name: 'finding' })
export class FindingEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  missionId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'uuid', nullable: true })
  itemId: string | null;

  @Column({ type: 'uuid' })
  addresseeId: string;

  @Column({ type: 'text' })
  severity: Severity;

  @Column({ type: 'text', default: 'provisional' })
  state: FindingState;

  @Column({ type: 'date', nullable: true })
  replyDueOn: string | null;

  @Column({ type: 'int', nullable: true })
  communicatedText: number | null;

  @Column({ type: 'int', nullable: true })
  finalText: number | null;

  @Column({ type: 'uuid', nullable: true })
  supersedes: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}
