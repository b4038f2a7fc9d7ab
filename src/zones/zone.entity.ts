import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'zone' })
export class ZoneEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'text' })
  name: string;

  @Column({ type: 'text', nullable: true })
  nameAr: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'text', nullable: true })
  city: string | null;

  @Column({ type: 'text', nullable: true })
  regionCode: string | null;

  @Column({ type: 'uuid', nullable: true })
  operatorId: string | null;

  @Column({ type: 'text', nullable: true })
  p2iCategory: string | null;

  @Column({ type: 'text' })
  status: string;

  @Column({ type: 'numeric', nullable: true })
  landHectares: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'int' })
  version: number;
}
