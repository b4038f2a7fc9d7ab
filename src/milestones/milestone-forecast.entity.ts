import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'milestone_forecast' })
export class MilestoneForecastEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  milestoneId: string;

  @Column({ type: 'date' })
  forecastOn: string;

  @Column({ type: 'text' })
  forecastPrecision: string;

  @Column({ type: 'date' })
  knownOn: string;

  @Column({ type: 'text', nullable: true })
  reasonCode: string | null;

  @Column({ type: 'uuid', nullable: true })
  noteId: string | null;

  @Column({ type: 'boolean' })
  proposed: boolean;

  @Column({ type: 'uuid' })
  recordedBy: string;

  @Column({ type: 'uuid', nullable: true })
  supersededBy: string | null;
}
