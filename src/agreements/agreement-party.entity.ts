import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'agreement_party' })
export class AgreementPartyEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'text' })
  side: string;

  @Column({ type: 'text' })
  role: string;

  @Column({ type: 'date', nullable: true })
  signedOn: string | null;

  @Column({ type: 'text', nullable: true })
  signatureDelegation: string | null;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'daterange' })
  valid: string;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
