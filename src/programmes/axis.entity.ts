import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'axis' })
export class AxisEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  code: string;

  @Column({ type: 'int' })
  position: number;

  @Column({ type: 'text' })
  nameFr: string;

  @Column({ type: 'text', nullable: true })
  nameAr: string | null;

  @Column({ type: 'text', nullable: true })
  nameEn: string | null;
}
