import { TOKEN_SCOPES, type TokenScope } from '../auth/api-token.js';
import type { CivilDate } from '../common/civil-date.js';
import { ChoicesField, CivilDateField, TextField } from '../http/fields.js';
import { PageOf, PageParameters } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';

export class ApiTokenListParameters extends PageParameters {}

export class ApiTokenAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown(String, { nullable: true, description: 'Whose rights it has; the name, where the reader may know it' }) person: string | null;
  @Shown(Boolean, { description: 'Made by the reader' }) own: boolean;
  @Shown(String, { list: true, choices: TOKEN_SCOPES }) scopes: TokenScope[];
  @Shown(String, { format: 'date-time' }) madeAt: string;
  @Shown(String, { format: 'date', description: 'First day on which it opens nothing' }) expiresOn: CivilDate;
  @ShownDate(true) lastUsedOn: CivilDate | null;
  @Shown(String, { format: 'date-time', nullable: true }) revokedAt: string | null;
}

export class ApiTokenPage extends PageOf(ApiTokenAnswer) {}

export class ApiTokenWithTextAnswer extends ApiTokenAnswer {
  @Shown(String, { nullable: true, description: 'The token itself, shown this once; null: the request was answered before' }) token: string | null;
}

export class CreateApiTokenBody {
  @TextField({ maximum: 80, description: 'Which system uses it' }) name: string;
  @ChoicesField(TOKEN_SCOPES) scopes: TokenScope[];
  @CivilDateField({ description: 'First day on which it opens nothing: within a year' }) expiresOn: CivilDate;
}
