import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'clause' })
export class ClauseEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  agreementId: string;

  @Column({ type: 'uuid' })
  actId: string;

  @Column({ type: 'text' })
  article: string;

  @Column({ type: 'int', nullable: true })
  page: number | null;

  @Column({ type: 'text', nullable: true })
  wording: string | null;
}
