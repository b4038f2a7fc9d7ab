import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'agreement' })
export class AgreementEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'text' })
  kind: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'text' })
  titleFr: string;

  @Column({ type: 'text', nullable: true })
  titleAr: string | null;

  @Column({ type: 'text', nullable: true })
  titleEn: string | null;

  @Column({ type: 'text' })
  foldedKey: string;

  @Column({ type: 'text', nullable: true })
  legalType: string | null;

  @Column({ type: 'text', nullable: true })
  authenticLanguage: string | null;

  @Column({ type: 'date', nullable: true })
  signedOn: string | null;

  @Column({ type: 'date', nullable: true })
  publishedOn: string | null;

  @Column({ type: 'date', nullable: true })
  effectiveFrom: string | null;

  @Column({ type: 'date', nullable: true })
  effectiveTo: string | null;

  @Column({ type: 'numeric', nullable: true })
  amount: string | null;

  @Column({ type: 'text', nullable: true })
  amountQualifier: string | null;

  @Column({ type: 'text', nullable: true })
  amountNature: string | null;

  @Column({ type: 'text', nullable: true })
  note: string | null;

  @Column({ type: 'text', nullable: true })
  source: string | null;

  @Column({ type: 'int' })
  version: number;
}
