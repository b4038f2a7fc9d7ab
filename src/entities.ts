import { FindingEntity } from './audit/finding.entity.js';
import { MissionEntity } from './audit/mission.entity.js';
import { RestatementRequestEntity } from './audit/restatement-request.entity.js';
import { ActEntity } from './agreements/act.entity.js';
import { AgreementPartyEntity } from './agreements/agreement-party.entity.js';
import { AgreementEntity } from './agreements/agreement.entity.js';
import { AmendmentEntity } from './agreements/amendment.entity.js';
import { ClauseEntity } from './agreements/clause.entity.js';
import { CorrectionEntity } from './agreements/correction.entity.js';
import { CommitmentObligorEntity } from './commitments/commitment-obligor.entity.js';
import { CommitmentStepEntity } from './commitments/commitment-step.entity.js';
import { CommitmentTermEntity } from './commitments/commitment-term.entity.js';
import { CommitmentEntity } from './commitments/commitment.entity.js';
import { DeclarationSectionEntity } from './declarations/declaration-section.entity.js';
import { DeclarationEntity } from './declarations/declaration.entity.js';
import { ReportingPeriodEntity } from './declarations/reporting-period.entity.js';
import { EvidenceLinkEntity } from './evidence/evidence-link.entity.js';
import { EvidenceEntity } from './evidence/evidence.entity.js';
import { RegisterImportEntity } from './exchange/register-import.entity.js';
import { MilestoneBaselineEntity } from './milestones/milestone-baseline.entity.js';
import { MilestoneDependencyEntity } from './milestones/milestone-dependency.entity.js';
import { MilestoneForecastEntity } from './milestones/milestone-forecast.entity.js';
import { MilestoneReviewEntity } from './milestones/milestone-review.entity.js';
import { MilestoneEntity } from './milestones/milestone.entity.js';
import { OrganisationIdentifierEntity } from './organisations/organisation-identifier.entity.js';
import { OrganisationNameEntity } from './organisations/organisation-name.entity.js';
import { OrganisationSuccessionEntity } from './organisations/organisation-succession.entity.js';
import { OrganisationEntity } from './organisations/organisation.entity.js';
import { ParticipationEntity } from './organisations/participation.entity.js';
import { SiteEntity } from './organisations/site.entity.js';
import { AxisEntity } from './programmes/axis.entity.js';
import { IndicatorVersionEntity } from './programmes/indicator-version.entity.js';
import { IndicatorEntity } from './programmes/indicator.entity.js';
import { ProgrammeEntity } from './programmes/programme.entity.js';
import { SectorTargetReadingEntity } from './programmes/sector-target-reading.entity.js';
import { SectorTargetEntity } from './programmes/sector-target.entity.js';
import { ZoneCapacityEntity } from './zones/zone-capacity.entity.js';
import { ZoneEntity } from './zones/zone.entity.js';

/** Every entity, for the one connection; a test holds them against the migrated schema. */
export const entities = [
  ActEntity,
  AgreementPartyEntity,
  AgreementEntity,
  AmendmentEntity,
  ClauseEntity,
  CorrectionEntity,
  CommitmentObligorEntity,
  CommitmentStepEntity,
  CommitmentTermEntity,
  CommitmentEntity,
  DeclarationEntity,
  DeclarationSectionEntity,
  EvidenceEntity,
  EvidenceLinkEntity,
  RegisterImportEntity,
  ReportingPeriodEntity,
  FindingEntity,
  MissionEntity,
  RestatementRequestEntity,
  MilestoneBaselineEntity,
  MilestoneDependencyEntity,
  MilestoneForecastEntity,
  MilestoneReviewEntity,
  MilestoneEntity,
  OrganisationIdentifierEntity,
  OrganisationNameEntity,
  OrganisationSuccessionEntity,
  OrganisationEntity,
  ParticipationEntity,
  SiteEntity,
  AxisEntity,
  IndicatorVersionEntity,
  IndicatorEntity,
  ProgrammeEntity,
  SectorTargetReadingEntity,
  SectorTargetEntity,
  ZoneCapacityEntity,
  ZoneEntity,
];
