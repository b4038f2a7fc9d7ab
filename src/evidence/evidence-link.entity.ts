import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'evidence_link' })
export class EvidenceLinkEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'uuid' })
  declarationId: string;

  @Column({ type: 'uuid' })
  evidenceId: string;

  @Column({ type: 'uuid' })
  indicatorId: string;

  @Column({ type: 'uuid', nullable: true })
  siteId: string | null;

  @Column({ type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ type: 'numeric', nullable: true })
  attestedQuantity: string | null;

  @Column({ type: 'date', nullable: true })
  month: string | null;

  @Column({ type: 'text', nullable: true })
  cnssAffiliation: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
