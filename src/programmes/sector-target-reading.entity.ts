import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'sector_target_reading' })
export class SectorTargetReadingEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  targetId: string;

  @Column({ type: 'text' })
  reading: string;

  @Column({ type: 'boolean' })
  chosen: boolean;

  @Column({ type: 'numeric', nullable: true })
  base: string | null;

  @Column({ type: 'date', nullable: true })
  baseOn: string | null;

  @Column({ type: 'text', nullable: true })
  baseOrigin: string | null;

  @Column({ type: 'text' })
  explanationFr: string;

  @Column({ type: 'text', nullable: true })
  explanationAr: string | null;

  @Column({ type: 'text', nullable: true })
  explanationEn: string | null;

  @Column({ type: 'text' })
  source: string;
}
