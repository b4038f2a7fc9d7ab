import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'commitment_obligor' })
export class CommitmentObligorEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @PrimaryColumn({ type: 'uuid' })
  commitmentId: string;

  @PrimaryColumn({ type: 'uuid' })
  organisationId: string;

  @Column({ type: 'int' })
  position: number;
}
