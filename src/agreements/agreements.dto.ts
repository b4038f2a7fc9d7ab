import type { CivilDate } from '../common/civil-date.js';
import { QUALIFIERS, type Qualifier } from '../common/quantity.js';
import { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, ChoiceListField, CivilDateField, CodeField, DecimalField, IdentifierField, IntegerField, ListField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { RefParameters } from '../http/parameters.js';
import { Shown, ShownDate } from '../http/shown.js';
import { ClockedPageParameters } from '../ledger/clocks.dto.js';
import {
  ACT_KINDS, type ActKind, AGREEMENT_ACTIONS, AGREEMENT_KINDS, AGREEMENT_STATES, type AgreementAction, type AgreementKind, type AgreementState, AMOUNT_NATURES, type AmountNature,
  PARTY_ROLES, PARTY_SIDES, type PartyRole, type PartySide,
} from './agreement.lifecycle.js';

export class AgreementListParameters extends ClockedPageParameters {
  @ChoiceListField(AGREEMENT_STATES, { optional: true }) state?: string;
  @ChoiceListField(AGREEMENT_KINDS, { optional: true }) kind?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of parties, separated by commas' }) party?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of regions in the scope of a commitment' }) region?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of segments in the scope of a commitment' }) segment?: string;
  @TextField({ maximum: 60, optional: true, description: 'Years in which a commitment falls due' }) due?: string;
  @ChoiceListField(['to_complete'], { optional: true }) attention?: string;
}

export class AmountAnswer {
  @Shown() value: string;
  @Shown() unit: string;
  @Shown(String, { choices: QUALIFIERS }) qualifier: Qualifier;
  @Shown(String, { nullable: true, choices: AMOUNT_NATURES }) nature: AmountNature | null;
}

/** What the agreement promises, in one line of a list. */
export class PromiseAnswer {
  @Shown() ref: string;
  @Shown() kind: string;
  @Shown() basis: string;
  @Shown(String, { nullable: true }) target: string | null;
  @Shown(String, { nullable: true, choices: QUALIFIERS }) qualifier: Qualifier | null;
  @Shown() unit: string;
  @ShownDate(true) dueOn: CivilDate | null;
  @Shown(String, { nullable: true }) duePrecision: string | null;
}

export class AgreementAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() ref: string;
  @Shown(String, { choices: AGREEMENT_KINDS }) kind: AgreementKind;
  @Shown(String, { choices: AGREEMENT_STATES }) state: AgreementState;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @ShownDate(true) signedOn: CivilDate | null;
  @ShownDate(true) publishedOn: CivilDate | null;
  @ShownDate(true) effectiveFrom: CivilDate | null;
  @ShownDate(true) effectiveTo: CivilDate | null;
  @Shown(() => OrganisationNameAnswer, { list: true }) publicParties: OrganisationNameAnswer[];
  @Shown(() => OrganisationNameAnswer, { list: true }) privateParties: OrganisationNameAnswer[];
  @Shown(() => AmountAnswer, { nullable: true }) amount: AmountAnswer | null;
  @Shown(() => PromiseAnswer, { list: true }) promises: PromiseAnswer[];
  @Shown(Number) milestoneCount: number;
  @Shown(String, { nullable: true }) note: string | null;
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Number) version: number;
}

export class AgreementPage extends PageOf(AgreementAnswer) {}

export class PartyAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(() => OrganisationNameAnswer) organisation: OrganisationNameAnswer;
  @Shown(String, { choices: PARTY_SIDES }) side: PartySide;
  @Shown(String, { choices: PARTY_ROLES }) role: PartyRole;
  @ShownDate(true) signedOn: CivilDate | null;
  @Shown(String, { nullable: true }) signatureDelegation: string | null;
  @ShownDate(true) validFrom: CivilDate | null;
  @ShownDate(true) validTo: CivilDate | null;
}

export class ClauseAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() article: string;
  @Shown(Number, { nullable: true }) page: number | null;
  @Shown(String, { nullable: true }) wording: string | null;
}

export class ActAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: ACT_KINDS }) kind: ActKind;
  @Shown() title: string;
  @Shown(String, { nullable: true }) registryNumber: string | null;
  @Shown(String, { nullable: true }) visa: string | null;
  @Shown(Number, { nullable: true }) pages: number | null;
  @Shown(String, { nullable: true, choices: ['fr', 'ar', 'en'] }) language: 'fr' | 'ar' | 'en' | null;
  @ShownDate(true) signedOn: CivilDate | null;
  @Shown(String, { nullable: true }) signatureDelegation: string | null;
  @Shown(String, { nullable: true }) sha256: string | null;
  @Shown(() => ClauseAnswer, { list: true }) clauses: ClauseAnswer[];
}

/** One line of an amendment: what it says before and after. */
export class AmendedAnswer {
  @Shown(String, { description: 'Reference of the commitment or milestone' }) ref: string;
  @Shown(() => TranslatedAnswer) title: TranslatedAnswer;
  @Shown() field: string;
  @Shown(String, { nullable: true }) before: string | null;
  @Shown(String, { nullable: true }) after: string | null;
}

export class AmendmentAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(Number) number: number;
  @ShownDate(true) signedOn: CivilDate | null;
  @ShownDate() effectiveOn: CivilDate;
  @Shown() summary: string;
  @Shown(() => AmendedAnswer, { list: true }) changes: AmendedAnswer[];
  @Shown(String, { format: 'date-time' }) recordedAt: string;
}

export class CorrectionAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() field: string;
  @Shown(String, { nullable: true }) before: string | null;
  @Shown(String, { nullable: true }) after: string | null;
  @Shown() reason: string;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
}

export class AgreementFileAnswer extends AgreementAnswer {
  @Shown(String, { nullable: true }) legalType: string | null;
  @Shown(String, { nullable: true, choices: ['fr', 'ar'] }) authenticLanguage: 'fr' | 'ar' | null;
  @Shown(() => PartyAnswer, { list: true }) parties: PartyAnswer[];
  @Shown(() => ActAnswer, { list: true }) acts: ActAnswer[];
  @Shown(() => AmendmentAnswer, { list: true }) amendments: AmendmentAnswer[];
  @Shown(() => CorrectionAnswer, { list: true }) corrections: CorrectionAnswer[];
  @Shown(String, { list: true, choices: AGREEMENT_ACTIONS, description: 'Possible from this state' }) actions: AgreementAction[];
}

export class PartyBody {
  @IdentifierField() organisationId: string;
  @ChoiceField(PARTY_SIDES) side: PartySide;
  @ChoiceField(PARTY_ROLES, { optional: true }) role?: PartyRole;
  @CivilDateField({ optional: true, nullable: true }) signedOn?: CivilDate | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) signatureDelegation?: string | null;
  @CivilDateField({ optional: true, nullable: true }) validFrom?: CivilDate | null;
}

/** `:programme`, `:ref` and `:partyId` of an address. */
export class PartyParameters extends RefParameters {
  @IdentifierField() partyId: string;
}

export class EndPartyBody {
  @CivilDateField({ description: 'First day on which it is no party' }) on: CivilDate;
}

class AgreementValues {
  @TextField({ maximum: 300, optional: true, nullable: true }) titleAr?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) titleEn?: string | null;
  @TextField({ maximum: 200, optional: true, nullable: true }) legalType?: string | null;
  @ChoiceField(['fr', 'ar'], { optional: true, nullable: true }) authenticLanguage?: 'fr' | 'ar' | null;
  @CivilDateField({ optional: true, nullable: true }) signedOn?: CivilDate | null;
  @CivilDateField({ optional: true, nullable: true }) publishedOn?: CivilDate | null;
  @CivilDateField({ optional: true, nullable: true }) effectiveFrom?: CivilDate | null;
  @CivilDateField({ optional: true, nullable: true }) effectiveTo?: CivilDate | null;
  @DecimalField({ optional: true, nullable: true, positive: true, description: 'MAD' }) amount?: string | null;
  @ChoiceField(QUALIFIERS, { optional: true, nullable: true }) amountQualifier?: Qualifier | null;
  @ChoiceField(AMOUNT_NATURES, { optional: true, nullable: true }) amountNature?: AmountNature | null;
  @TextField({ maximum: 2000, optional: true, nullable: true }) note?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class CreateAgreementBody extends AgreementValues {
  @CodeField() ref: string;
  @ChoiceField(AGREEMENT_KINDS) kind: AgreementKind;
  @ChoiceField(['draft', 'signed', 'in_force'], { optional: true }) state?: AgreementState;
  @TextField({ maximum: 300 }) titleFr: string;
  @ListField(() => PartyBody, { maximum: 50 }) parties: PartyBody[];
}

/** What completes a record. A change of terms, dates, amounts or parties of a signed act is an amendment. */
export class ChangeAgreementBody extends AgreementValues {
  @TextField({ maximum: 300, optional: true }) titleFr?: string;
  @ChoiceField(AGREEMENT_KINDS, { optional: true }) kind?: AgreementKind;
}

export class AgreementTransitionBody {
  @ChoiceField(AGREEMENT_ACTIONS) action: AgreementAction;
  @CivilDateField({ optional: true, description: 'When it took place' }) on?: CivilDate;
}

export class ClauseBody {
  @TextField({ maximum: 60 }) article: string;
  @IntegerField({ minimum: 1, maximum: 10_000, optional: true, nullable: true }) page?: number | null;
  @TextField({ maximum: 4000, optional: true, nullable: true }) wording?: string | null;
}

export class ActBody {
  @ChoiceField(ACT_KINDS) kind: ActKind;
  @TextField({ maximum: 300 }) title: string;
  @TextField({ maximum: 100, optional: true, nullable: true }) registryNumber?: string | null;
  @TextField({ maximum: 100, optional: true, nullable: true }) visa?: string | null;
  @IntegerField({ minimum: 1, maximum: 10_000, optional: true, nullable: true }) pages?: number | null;
  @ChoiceField(['fr', 'ar', 'en'], { optional: true, nullable: true }) language?: 'fr' | 'ar' | 'en' | null;
  @CivilDateField({ optional: true, nullable: true }) signedOn?: CivilDate | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) signatureDelegation?: string | null;
  @ListField(() => ClauseBody, { maximum: 200, optional: true }) clauses?: ClauseBody[];
}

export class CorrectionBody {
  @ChoiceField(['titleFr', 'titleAr', 'titleEn', 'source', 'note']) field: 'titleFr' | 'titleAr' | 'titleEn' | 'source' | 'note';
  @TextField({ maximum: 2000, optional: true, nullable: true }) after?: string | null;
  @TextField({ maximum: 1000 }) reason: string;
}
