import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'organisation_succession' })
export class OrganisationSuccessionEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'uuid' })
  successorId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'date' })
  effectiveOn: string;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
