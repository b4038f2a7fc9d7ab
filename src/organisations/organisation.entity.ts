import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'organisation' })
export class OrganisationEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'boolean' })
  demonstration: boolean;

  @Column({ type: 'text', nullable: true })
  code: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'text' })
  nameFr: string;

  @Column({ type: 'text', nullable: true })
  nameAr: string | null;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;

  @Column({ type: 'uuid', nullable: true })
  parentId: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'int' })
  version: number;
}
