import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'indicator_version' })
export class IndicatorVersionEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'uuid' })
  indicatorId: string;

  @Column({ type: 'int' })
  number: number;

  @Column({ type: 'text' })
  perimeter: string;

  @Column({ type: 'text' })
  definitionFr: string;

  @Column({ type: 'daterange' })
  valid: string;
}
