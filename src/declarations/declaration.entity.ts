import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'declaration' })
export class DeclarationEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'uuid' })
  periodId: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'int' })
  restatement: number;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'int' })
  revision: number;

  @Column({ type: 'timestamptz', nullable: true })
  submittedAt: Date | null;

  @Column({ type: 'boolean', nullable: true })
  late: boolean | null;

  @Column({ type: 'boolean' })
  underExamination: boolean;

  @Column({ type: 'text', nullable: true })
  reasonCode: string | null;

  @Column({ type: 'uuid', nullable: true })
  reasonId: string | null;

  @Column({ type: 'int' })
  version: number;
}
