import { type CivilDate, DATE_PRECISIONS, type DatePrecision } from '../common/civil-date.js';
import { TermBody } from '../commitments/commitments.dto.js';
import { ChoiceField, CivilDateField, CodeField, IdentifierField, IntegerField, ListField, TextField } from '../http/fields.js';

export class AmendedTermBody extends TermBody {
  @CodeField({ description: 'Reference of the commitment' }) commitment: string;
}

export class AmendedBaselineBody {
  @CodeField({ description: 'Reference of the milestone' }) milestone: string;
  @CivilDateField() baselineOn: CivilDate;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) precision?: DatePrecision;
}

/** An amendment has its own signature and effect; terms that hold before its effect stay what they were. */
export class AmendmentBody {
  @IntegerField({ minimum: 1, maximum: 999 }) number: number;
  @CivilDateField({ optional: true, nullable: true }) signedOn?: CivilDate | null;
  @CivilDateField() effectiveOn: CivilDate;
  @TextField({ maximum: 1000 }) summary: string;
  @IdentifierField({ optional: true, nullable: true, description: 'The act of the amendment' }) actId?: string | null;
  @ListField(() => AmendedTermBody, { maximum: 100, optional: true }) terms?: AmendedTermBody[];
  @ListField(() => AmendedBaselineBody, { maximum: 100, optional: true }) baselines?: AmendedBaselineBody[];
}
