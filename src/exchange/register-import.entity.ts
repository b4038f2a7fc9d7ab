import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'import' })
export class RegisterImportEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  fileName: string;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'jsonb' })
  counts: object;

  @Column({ type: 'jsonb' })
  problems: object;

  @Column({ type: 'jsonb', nullable: true })
  mapping: object | null;

  @Column({ type: 'uuid', nullable: true })
  startedBy: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  appliedBy: string | null;

  @Column({ type: 'int' })
  version: number;
}
