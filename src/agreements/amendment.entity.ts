import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'amendment' })
export class AmendmentEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'uuid', nullable: true })
  actId: string | null;

  @Column({ type: 'date', nullable: true })
  signedOn: string | null;

  @Column({ type: 'date' })
  effectiveOn: string;

  @Column({ type: 'text' })
  summary: string;

  @Column({ type: 'uuid' })
  recordedBy: string;
}
