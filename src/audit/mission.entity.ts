import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MissionState } from './audit.vocabulary.js';

@Entity({ schema: 'register', name: 'mission' })
export class MissionEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'uuid' })
  institutionId: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'uuid' })
  periodId: string;

  @Column({ type: 'text', array: true })
  indicatorCodes: string[];

  @Column({ type: 'numeric' })
  materiality: string;

  @Column({ type: 'text', default: 'open' })
  state: MissionState;

  @Column({ type: 'timestamptz', nullable: true })
  closedAt: Date | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'int', default: 1 })
  version: number;
}
