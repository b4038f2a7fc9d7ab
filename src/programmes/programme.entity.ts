import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'programme' })
export class ProgrammeEntity {
  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'text' })
  titleFr: string;

  @Column({ type: 'text', nullable: true })
  titleAr: string | null;

  @Column({ type: 'text', nullable: true })
  titleEn: string | null;

  @Column({ type: 'boolean' })
  demonstration: boolean;

  @Column({ type: 'date' })
  startsOn: string;

  @Column({ type: 'date' })
  endsOn: string;

  @Column({ type: 'int' })
  version: number;
}
