import { Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'participation' })
export class ParticipationEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  organisationId: string;
}
