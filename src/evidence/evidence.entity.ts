import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'evidence' })
export class EvidenceEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'uuid' })
  declarationId: string;

  @Column({ type: 'int' })
  firstRevision: number;

  @Column({ type: 'text' })
  sha256: string;

  @Column({ type: 'text' })
  fileName: string;

  @Column({ type: 'text' })
  mediaType: string;

  @Column({ type: 'bigint' })
  size: string;

  @Column({ type: 'int', nullable: true })
  pages: number | null;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  scan: string;

  @Column({ type: 'boolean' })
  searched: boolean;

  @Column({ type: 'jsonb' })
  findings: object;

  @Column({ type: 'uuid', nullable: true })
  confirmedBy: string | null;

  @Column({ type: 'uuid', nullable: true })
  confirmationId: string | null;

  @Column({ type: 'text', nullable: true })
  reasonCode: string | null;

  @Column({ type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  decidedAt: Date | null;

  @Column({ type: 'uuid' })
  uploadedBy: string;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'int' })
  version: number;
}
