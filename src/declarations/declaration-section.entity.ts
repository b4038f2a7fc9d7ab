import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'declaration_section' })
export class DeclarationSectionEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @PrimaryColumn({ type: 'uuid' })
  declarationId: string;

  @PrimaryColumn({ type: 'text' })
  section: string;

  @Column({ type: 'boolean' })
  done: boolean;

  @Column({ type: 'int' })
  version: number;
}
