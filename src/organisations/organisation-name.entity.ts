import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'organisation_name' })
export class OrganisationNameEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'text' })
  nameFr: string;

  @Column({ type: 'text', nullable: true })
  nameAr: string | null;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'daterange' })
  valid: string;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
