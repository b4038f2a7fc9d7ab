import { Shown } from '../http/shown.js';

export class CalendarStateAnswer {
  @Shown(String, { format: 'date-time', nullable: true, description: 'When the address in force was made; null: there is none' }) madeAt: string | null;
}

export class CalendarAddressAnswer {
  @Shown(String, { nullable: true, description: 'To be subscribed to; told once. Null when a repeated request is answered: the address is not kept' }) address: string | null;
  @Shown(String, { format: 'date-time' }) madeAt: string;
}
