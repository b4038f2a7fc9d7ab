import { DefaultNamingStrategy } from 'typeorm';

/** `signedOn` in TypeScript is `signed_on` in PostgreSQL. */
export class SnakeNaming extends DefaultNamingStrategy {
  override columnName(propertyName: string, customName: string | undefined): string {
    return customName || propertyName.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}
