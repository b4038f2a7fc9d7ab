import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ schema: 'register', name: 'reporting_period' })
export class ReportingPeriodEntity {
  @PrimaryColumn({ type: 'uuid' })
  programmeId: string;

  @PrimaryColumn({ type: 'uuid' })
  id: string;

  @Column({ type: 'text' })
  ref: string;

  @Column({ type: 'daterange' })
  dates: string;

  @Column({ type: 'date' })
  opensOn: string;

  @Column({ type: 'date' })
  dueOn: string;

  @Column({ type: 'text' })
  state: string;

  @Column({ type: 'int' })
  version: number;
}
