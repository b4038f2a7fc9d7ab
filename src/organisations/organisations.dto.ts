import { IntersectionType, OmitType, PickType } from '@nestjs/swagger';
import { AgreementAnswer, PartyAnswer } from '../agreements/agreements.dto.js';
import type { CivilDate } from '../common/civil-date.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, ChoiceListField, CivilDateField, CodeField, IdentifierField, TextField } from '../http/fields.js';
import { PageOf, PageParameters } from '../http/pages.js';
import { IdParameters } from '../http/parameters.js';
import { Shown, ShownDate } from '../http/shown.js';
import {
  IDENTIFIER_SCHEMES, type IdentifierScheme, ORGANISATION_KINDS, type OrganisationKind, SUCCESSION_KINDS, type SuccessionKind,
} from './organisation.vocabulary.js';

export class OrganisationListParameters extends PageParameters {
  @ChoiceListField(ORGANISATION_KINDS, { optional: true }) kind?: string;
}

export class OrganisationExportParameters extends OmitType(OrganisationListParameters, ['cursor', 'limit', 'total'] as const) {}

/** `:programme`, `:id` and `:recordId` of an address. */
export class OrganisationRecordParameters extends IdParameters {
  @IdentifierField() recordId: string;
}

export class OrganisationAnswer extends OrganisationNameAnswer {
  @Shown(() => OrganisationNameAnswer, { nullable: true, description: 'Head of the group' }) parent: OrganisationNameAnswer | null;
  @Shown(Number, { nullable: true, description: 'Agreements of the programme to which it is a party; empty for those who read no agreement' }) agreementCount: number | null;
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Number) version: number;
}

export class OrganisationPage extends PageOf(OrganisationAnswer) {}

export class NameOverTimeAnswer {
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
  @ShownDate(true) validFrom: CivilDate | null;
  @ShownDate(true) validTo: CivilDate | null;
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Boolean) superseded: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
}

export class OrganisationIdentifierAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: IDENTIFIER_SCHEMES }) scheme: IdentifierScheme;
  @Shown() value: string;
  @Shown(String, { nullable: true, description: 'Court of the trade register' }) court: string | null;
  @Shown(Boolean, { description: 'Warning: the key of the ICE does not match; some old numbers are so' }) keyIsWrong: boolean;
}

export class SiteAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() name: string;
  @Shown(String, { description: 'Code of the region' }) region: string;
  @Shown(String, { nullable: true }) city: string | null;
  @Shown(String, { nullable: true }) cnssAffiliation: string | null;
  @ShownDate(true) closedOn: CivilDate | null;
  @Shown(Number) version: number;
}

export class SuccessionAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: SUCCESSION_KINDS }) kind: SuccessionKind;
  @ShownDate() effectiveOn: CivilDate;
  @Shown(() => OrganisationNameAnswer) predecessor: OrganisationNameAnswer;
  @Shown(() => OrganisationNameAnswer) successor: OrganisationNameAnswer;
  @Shown(String, { nullable: true }) source: string | null;
}

export class AgreementOfOrganisationAnswer extends IntersectionType(PickType(AgreementAnswer, ['ref', 'title', 'state'] as const), PickType(PartyAnswer, ['side', 'role'] as const)) {}

export class OrganisationFileAnswer extends OrganisationAnswer {
  @Shown(Boolean, { description: 'False where the reader sees the name alone: what follows is then hidden, not absent' }) detailed: boolean;
  @Shown(() => NameOverTimeAnswer, { list: true, description: 'Newest first, the superseded ones last' }) names: NameOverTimeAnswer[];
  @Shown(() => OrganisationIdentifierAnswer, { list: true }) identifiers: OrganisationIdentifierAnswer[];
  @Shown(() => SiteAnswer, { list: true }) sites: SiteAnswer[];
  @Shown(() => OrganisationNameAnswer, { list: true, description: 'Members of its group' }) group: OrganisationNameAnswer[];
  @Shown(() => SuccessionAnswer, { list: true }) successions: SuccessionAnswer[];
  @Shown(() => AgreementOfOrganisationAnswer, { list: true }) agreements: AgreementOfOrganisationAnswer[];
  @Shown(() => OrganisationNameAnswer, { list: true, description: 'Names so close that a person should decide' }) likelyDuplicates: OrganisationNameAnswer[];
}

export class DuplicatePairAnswer {
  @Shown(() => OrganisationNameAnswer) first: OrganisationNameAnswer;
  @Shown(() => OrganisationNameAnswer) second: OrganisationNameAnswer;
  @Shown(String, { list: true, description: 'The two names that are close, in the same order' }) names: string[];
}

export class DuplicatesAnswer {
  @Shown(() => DuplicatePairAnswer, { list: true }) items: DuplicatePairAnswer[];
  @Shown(Boolean, { description: 'Whether these are all; the first ones otherwise' }) complete: boolean;
}

class NameBody {
  @TextField({ maximum: 300 }) nameFr: string;
  @TextField({ maximum: 300, optional: true, nullable: true }) nameAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) nameEn?: string | null;
  @CivilDateField({ optional: true, nullable: true, description: 'First day of the name; since always, as far as is known, unless told' }) validFrom?: CivilDate | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class CreateOrganisationBody extends NameBody {
  @ChoiceField(ORGANISATION_KINDS) kind: OrganisationKind;
  @CodeField({ optional: true, nullable: true }) code?: string | null;
  @IdentifierField({ optional: true, nullable: true, description: 'Head of its group' }) parentId?: string | null;
}

export class ChangeOrganisationBody {
  @ChoiceField(ORGANISATION_KINDS, { optional: true }) kind?: OrganisationKind;
  @CodeField({ optional: true, nullable: true }) code?: string | null;
  @IdentifierField({ optional: true, nullable: true }) parentId?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class AddParticipationBody {
  @IdentifierField({ description: 'An organisation that another programme of the register already knows' }) organisationId: string;
}

export class AddNameBody extends NameBody {}

export class AddIdentifierBody {
  @ChoiceField(IDENTIFIER_SCHEMES) scheme: IdentifierScheme;
  @TextField({ maximum: 40 }) value: string;
  @TextField({ maximum: 100, optional: true, nullable: true, description: 'Court of the trade register: an RC number is unique within it' }) court?: string | null;
}

export class AddSiteBody {
  @TextField({ maximum: 200 }) name: string;
  @CodeField({ description: 'Code of the region' }) region: string;
  @TextField({ maximum: 100, optional: true, nullable: true }) city?: string | null;
  @TextField({ maximum: 40, optional: true, nullable: true }) cnssAffiliation?: string | null;
}

export class ChangeSiteBody {
  @TextField({ maximum: 200, optional: true }) name?: string;
  @CodeField({ optional: true }) region?: string;
  @TextField({ maximum: 100, optional: true, nullable: true }) city?: string | null;
  @TextField({ maximum: 40, optional: true, nullable: true }) cnssAffiliation?: string | null;
  @CivilDateField({ optional: true, nullable: true }) closedOn?: CivilDate | null;
}

export class AddSuccessionBody {
  @ChoiceField(SUCCESSION_KINDS) kind: SuccessionKind;
  @IdentifierField() successorId: string;
  @CivilDateField() effectiveOn: CivilDate;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}
