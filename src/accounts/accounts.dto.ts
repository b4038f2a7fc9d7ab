import { type Role, ROLES } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { type Language, LANGUAGES } from '../common/translated.js';
import { OrganisationNameAnswer } from '../http/answers.js';
import { BooleanField, ChoiceField, ChoiceListField, CivilDateField, EmailField, IdentifierField, TextField } from '../http/fields.js';
import { PageOf, PageParameters } from '../http/pages.js';
import { Shown, ShownDate } from '../http/shown.js';

export const ACCOUNT_STATES = ['enabled', 'disabled'] as const;
/** `withdrawn` was ended on its first day or before; its days stand in the trail. */
export const MEMBERSHIP_STATES = ['in_force', 'future', 'ended', 'withdrawn'] as const;

export class AccountListParameters extends PageParameters {
  @ChoiceListField(ROLES, { optional: true, description: 'Roles held today in this programme' }) role?: string;
  @TextField({ maximum: 1000, optional: true, description: 'Identifiers of organisations, separated by commas, for which one acts today' }) organisation?: string;
  @ChoiceListField(ACCOUNT_STATES, { optional: true }) state?: string;
}

export class MembershipAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown(String, { choices: ROLES }) role: Role;
  @Shown(String, { choices: MEMBERSHIP_STATES }) state: (typeof MEMBERSHIP_STATES)[number];
  @ShownDate(true) validFrom: CivilDate | null;
  @Shown(String, { format: 'date', nullable: true, description: 'Last day; null: no end is known' }) validTo: CivilDate | null;
  @Shown(String, { nullable: true }) delegationReference: string | null;
  @Shown(Number) version: number;
}

export class MembershipsAnswer {
  @Shown(() => MembershipAnswer, { list: true }) items: MembershipAnswer[];
}

export class AccountAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { format: 'uuid', description: 'Rules that compare authors compare persons, not accounts' }) personId: string;
  @Shown(String, { nullable: true }) name: string | null;
  @Shown(String, { nullable: true }) email: string | null;
  @Shown(String, { choices: LANGUAGES }) language: Language;
  @Shown(Boolean) disabled: boolean;
  @Shown(Boolean) mustChangePassword: boolean;
  @Shown(() => MembershipAnswer, { list: true, description: 'Roles of this programme, in force or to come' }) memberships: MembershipAnswer[];
  @Shown(Number) version: number;
}

export class AccountPage extends PageOf(AccountAnswer) {}

export class AccountWithPasswordAnswer extends AccountAnswer {
  @Shown(String, { nullable: true, description: 'Shown this once, to be handed over; null when none was made, or when the request is answered again' })
  initialPassword: string | null;
}

export class CreateAccountBody {
  @TextField({ maximum: 200 }) name: string;
  @EmailField() email: string;
  @ChoiceField(LANGUAGES) language: Language;
}

export class ChangeAccountBody {
  @TextField({ maximum: 200, optional: true }) name?: string;
  @ChoiceField(LANGUAGES, { optional: true }) language?: Language;
  @BooleanField({ optional: true, description: 'A disabled account ends its sessions' }) disabled?: boolean;
  @BooleanField({ optional: true, description: 'Replaces the password by a new initial one and ends the sessions' }) resetPassword?: boolean;
}

export class AddMembershipBody {
  @IdentifierField({ description: 'An organisation that takes part in the programme' }) organisationId: string;
  @ChoiceField(ROLES) role: Role;
  @CivilDateField() validFrom: CivilDate;
  @CivilDateField({ optional: true, nullable: true, description: 'Last day' }) validTo?: CivilDate | null;
  @TextField({ maximum: 300, optional: true, nullable: true, description: 'The act that delegates the signature; a signatory has one' }) delegationReference?: string | null;
}

export class EndMembershipBody {
  @CivilDateField({ description: 'First day without the role: today ends it at once' }) on: CivilDate;
}
