import { CodeField, IdentifierField } from './fields.js';

/** `:programme` and `:ref` of an address. */
export class RefParameters {
  @CodeField() programme: string;
  @CodeField() ref: string;
}

/** `:programme` and `:id` of an address. */
export class IdParameters {
  @CodeField() programme: string;
  @IdentifierField() id: string;
}
