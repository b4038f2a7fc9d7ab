import type { Type } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { BooleanField, IntegerParameter, TextField } from './fields.js';
import { Shown } from './shown.js';

/** What every list takes: a search, a sort, a place to go on from. */
export class PageParameters {
  @TextField({ maximum: 200, optional: true, description: 'Search in names and references' })
  q?: string;

  @TextField({ maximum: 40, optional: true, description: 'A sort of the list; a leading - reverses it' })
  sort?: string;

  @TextField({ maximum: 2000, optional: true, description: 'nextCursor of the page before' })
  cursor?: string;

  @IntegerParameter({ minimum: 1, maximum: 200, optional: true })
  limit?: number;

  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : (value as unknown)))
  @BooleanField({ optional: true, description: 'Also count the rows and the values of each facet' })
  total?: boolean;
}

export interface Page<Item> {
  items: Item[];
  nextCursor: string | null;
  total: number | null;
  facets: Record<string, Record<string, number>> | null;
}

/** The contract of a page of these items. */
export function PageOf<Item extends object>(item: Type<Item>): Type<Page<Item>> {
  class PageAnswer implements Page<Item> {
    @Shown(() => item, { list: true }) items: Item[];
    @Shown(String, { nullable: true }) nextCursor: string | null;
    @Shown(Number, { nullable: true, description: 'Number of rows, when asked' }) total: number | null;
    @Shown(Object as never, { nullable: true, description: 'Rows by value of each facet, when asked' }) facets: Record<string, Record<string, number>> | null;
  }
  Object.defineProperty(PageAnswer, 'name', { value: `${item.name.replace(/Answer$/, '')}Page` });
  return PageAnswer;
}
