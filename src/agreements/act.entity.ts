import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'act' })
export class ActEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  title: string;

  @Column({ type: 'text', nullable: true })
  registryNumber: string | null;

  @Column({ type: 'text', nullable: true })
  visa: string | null;

  @Column({ type: 'int', nullable: true })
  pages: number | null;

  @Column({ type: 'text', nullable: true })
  language: string | null;

  @Column({ type: 'date', nullable: true })
  signedOn: string | null;

  @Column({ type: 'text', nullable: true })
  signatureDelegation: string | null;

  @Column({ type: 'text', nullable: true })
  sha256: string | null;

  @Column({ type: 'int' })
  version: number;
}
