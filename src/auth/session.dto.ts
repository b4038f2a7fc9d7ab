import { type Role, ROLES } from '../common/actor.js';
import { type Language, LANGUAGES } from '../common/translated.js';
import { ChoiceField, TextField } from '../http/fields.js';
import { Shown } from '../http/shown.js';
import { LONGEST_PASSWORD } from './password-policy.js';
import { type Permission, PERMISSIONS } from './permissions.js';

export class SignInBody {
  @TextField({ maximum: 254 }) email: string;
  @TextField({ maximum: LONGEST_PASSWORD }) password: string;
}

export class ChangePasswordBody {
  @TextField({ maximum: LONGEST_PASSWORD }) current: string;
  @TextField({ maximum: LONGEST_PASSWORD, description: 'At least 12 characters, uncommon, not the address' }) new: string;
}

export class ChooseLanguageBody {
  @ChoiceField(LANGUAGES) language: Language;
}

export class SessionAccountAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { nullable: true }) name: string | null;
  @Shown(String, { nullable: true }) email: string | null;
  @Shown(String, { choices: LANGUAGES }) language: Language;
  @Shown(Boolean, { description: 'Until the password is changed, every route with a permission answers 403 password_change_required' }) mustChangePassword: boolean;
  @Shown(Boolean) demonstration: boolean;
}

export class SessionOrganisationAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() nameFr: string;
  @Shown(String, { nullable: true }) nameAr: string | null;
  @Shown(String, { nullable: true }) nameEn: string | null;
}

export class SessionProgrammeAnswer {
  @Shown() code: string;
  @Shown() titleFr: string;
  @Shown(String, { nullable: true }) titleAr: string | null;
  @Shown(String, { nullable: true }) titleEn: string | null;
  @Shown(Boolean) demonstration: boolean;
  @Shown(() => SessionOrganisationAnswer, { list: true }) organisations: SessionOrganisationAnswer[];
  @Shown(String, { list: true, choices: ROLES }) roles: Role[];
  @Shown(String, { list: true, choices: Object.keys(PERMISSIONS) }) permissions: Permission[];
}

export class WhoAmIAnswer {
  @Shown(() => SessionAccountAnswer) account: SessionAccountAnswer;
  @Shown(() => SessionProgrammeAnswer, { list: true }) programmes: SessionProgrammeAnswer[];
}

export class SessionAnswer extends WhoAmIAnswer {
  @Shown() accessToken: string;
  @Shown(Number) expiresInSeconds: number;
}
