import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'organisation_identifier' })
export class OrganisationIdentifierEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'text' })
  scheme: string;

  @Column({ type: 'text' })
  value: string;

  @Column({ type: 'text', nullable: true })
  court: string | null;

  @Column({ type: 'boolean' })
  keyIsWrong: boolean;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
