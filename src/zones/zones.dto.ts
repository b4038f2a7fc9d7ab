import { OmitType } from '@nestjs/swagger';
import { type CivilDate, DATE_PRECISIONS, type DatePrecision } from '../common/civil-date.js';
import { DatedAnswer, OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { ChoiceField, ChoiceListField, CivilDateField, CodeField, DecimalField, IdentifierField, TextField } from '../http/fields.js';
import { PageOf } from '../http/pages.js';
import { RefParameters } from '../http/parameters.js';
import { Shown } from '../http/shown.js';
import { ClockedPageParameters } from '../ledger/clocks.dto.js';
import { CAPACITY_MEASURES, CAPACITY_STAGES, type CapacityMeasure, type CapacityStage } from './zone-capacity.policy.js';
import { ZONE_ACTIONS, ZONE_STATUSES, type ZoneAction, type ZoneStatus } from './zone.lifecycle.js';

const P2I_CATEGORIES = ['main', 'secondary'] as const;
type P2iCategory = (typeof P2I_CATEGORIES)[number];

export class ZoneListParameters extends ClockedPageParameters {
  @ChoiceListField(ZONE_STATUSES, { optional: true }) status?: string;
  @TextField({ maximum: 200, optional: true, description: 'Codes of regions, separated by commas' }) region?: string;
  @TextField({ maximum: 500, optional: true, description: 'Identifiers of operators, separated by commas' }) operator?: string;
}

export class ZoneExportParameters extends OmitType(ZoneListParameters, ['cursor', 'limit', 'total'] as const) {}

/** `:programme`, `:ref` and `:capacityId` of an address. */
export class CapacityParameters extends RefParameters {
  @IdentifierField() capacityId: string;
}

export class RegionNameAnswer {
  @Shown() code: string;
  @Shown(() => TranslatedAnswer) name: TranslatedAnswer;
}

/** A stock at a date, as its source tells it; jobs are those of the tenants, never added to those of companies. */
export class ZoneFigureAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown(String, { choices: CAPACITY_MEASURES }) measure: CapacityMeasure;
  @Shown(String, { choices: CAPACITY_STAGES }) stage: CapacityStage;
  @Shown() value: string;
  @Shown() unit: string;
  @Shown(() => DatedAnswer, { nullable: true, description: 'Empty where the source tells no date' }) asOf: DatedAnswer | null;
  @Shown(String, { nullable: true }) source: string | null;
}

export class ZoneAnswer {
  @Shown(String, { format: 'uuid' }) id: string;
  @Shown() ref: string;
  @Shown() name: string;
  @Shown(String, { nullable: true }) nameAr: string | null;
  @Shown(String, { nullable: true }) city: string | null;
  @Shown(() => RegionNameAnswer, { nullable: true }) region: RegionNameAnswer | null;
  @Shown(() => OrganisationNameAnswer, { nullable: true }) operator: OrganisationNameAnswer | null;
  @Shown(String, { nullable: true, choices: P2I_CATEGORIES }) p2iCategory: P2iCategory | null;
  @Shown(String, { choices: ZONE_STATUSES }) status: ZoneStatus;
  @Shown(String, { nullable: true, description: 'Hectares' }) land: string | null;
  @Shown(() => ZoneFigureAnswer, { list: true, description: 'The latest figure of each measure and stage' }) latest: ZoneFigureAnswer[];
  @Shown(String, { nullable: true }) source: string | null;
  @Shown(Number) version: number;
}

export class ZonePage extends PageOf(ZoneAnswer) {}

export class ZoneCapacityAnswer extends ZoneFigureAnswer {
  @Shown(Boolean) superseded: boolean;
  @Shown(String, { format: 'date-time' }) recordedAt: string;
}

export class ZoneFileAnswer extends ZoneAnswer {
  @Shown(() => ZoneCapacityAnswer, { list: true, description: 'All figures, the superseded ones too, newest first within a measure and stage' }) capacities: ZoneCapacityAnswer[];
  @Shown(String, { choices: ZONE_ACTIONS, list: true, description: 'What is possible from its status' }) actions: ZoneAction[];
}

class ZoneFields {
  @TextField({ maximum: 200, optional: true, nullable: true }) nameAr?: string | null;
  @TextField({ maximum: 100, optional: true, nullable: true }) city?: string | null;
  @CodeField({ optional: true, nullable: true, description: 'Code of the region' }) region?: string | null;
  @IdentifierField({ optional: true, nullable: true, description: 'An organisation of the programme' }) operatorId?: string | null;
  @ChoiceField(P2I_CATEGORIES, { optional: true, nullable: true }) p2iCategory?: P2iCategory | null;
  @DecimalField({ positive: true, optional: true, nullable: true, description: 'Hectares' }) land?: string | null;
  @TextField({ maximum: 300, optional: true, nullable: true }) source?: string | null;
}

export class CreateZoneBody extends ZoneFields {
  @CodeField() ref: string;
  @TextField({ maximum: 200 }) name: string;
  @ChoiceField(ZONE_STATUSES) status: ZoneStatus;
}

export class ChangeZoneBody extends ZoneFields {
  @TextField({ maximum: 200, optional: true }) name?: string;
}

export class MoveZoneBody {
  @ChoiceField(ZONE_ACTIONS) action: ZoneAction;
  @TextField({ maximum: 300, optional: true, description: 'What tells it; becomes the source of the zone' }) source?: string;
}

export class AddCapacityBody {
  @ChoiceField(CAPACITY_MEASURES) measure: CapacityMeasure;
  @ChoiceField(CAPACITY_STAGES) stage: CapacityStage;
  @DecimalField({ positive: true, description: 'Square metres, workstations, jobs or per cent, as the measure says' }) value: string;
  @CivilDateField({ optional: true, nullable: true }) asOf?: CivilDate | null;
  @ChoiceField(DATE_PRECISIONS, { optional: true }) asOfPrecision?: DatePrecision;
  @TextField({ maximum: 300, description: 'What tells the figure' }) source: string;
}
