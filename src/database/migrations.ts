import { CreateFoundations1764000000001 } from '../../migrations/1764000000001-create-foundations.js';
import { CreateReference1764000000002 } from '../../migrations/1764000000002-create-reference.js';
import { CreateProgrammesAndOrganisations1764000000003 } from '../../migrations/1764000000003-create-programmes-and-organisations.js';
import { CreateAccess1764000000004 } from '../../migrations/1764000000004-create-access.js';
import { CreateLedger1764000000005 } from '../../migrations/1764000000005-create-ledger.js';
import { CreateOrganisationDetails1764000000006 } from '../../migrations/1764000000006-create-organisation-details.js';
import { CreateAgreements1764000000007 } from '../../migrations/1764000000007-create-agreements.js';
import { CreateCommitments1764000000008 } from '../../migrations/1764000000008-create-commitments.js';
import { CreateMilestonesAndZones1764000000009 } from '../../migrations/1764000000009-create-milestones-and-zones.js';
import { CreateRequestsAndFiles1764000000010 } from '../../migrations/1764000000010-create-requests-and-files.js';
import { CreateQueue1764000000011 } from '../../migrations/1764000000011-create-queue.js';
import { CreateCommitmentProgress1764000000012 } from '../../migrations/1764000000012-create-commitment-progress.js';
import { KeepReachOfAccounts1764000000013 } from '../../migrations/1764000000013-keep-reach-of-accounts.js';
import { SpeedAnswersAndTrail1764000000014 } from '../../migrations/1764000000014-speed-answers-and-trail.js';
import { CreateReportingPeriods1764000000016 } from '../../migrations/1764000000016-create-reporting-periods.js';
import { CreateDeclarations1764000000017 } from '../../migrations/1764000000017-create-declarations.js';
import { CreateObservations1764000000018 } from '../../migrations/1764000000018-create-observations.js';
import { CompleteProgress1764000000019 } from '../../migrations/1764000000019-complete-progress.js';
import { CreateDeclarationImports1764000000020 } from '../../migrations/1764000000020-create-declaration-imports.js';
import { CreateEvidence1764000000021 } from '../../migrations/1764000000021-create-evidence.js';
import { CreateNotifications1764000000022 } from '../../migrations/1764000000022-create-notifications.js';
import { CreateApiTokens1764000000023 } from '../../migrations/1764000000023-create-api-tokens.js';
import { FindAcceptedValuesByObservation1764000000024 } from '../../migrations/1764000000024-find-accepted-values-by-observation.js';
import { CreateErrata1764000000025 } from '../../migrations/1764000000025-create-errata.js';
import { FollowCohorts1764000000026 } from '../../migrations/1764000000026-follow-cohorts.js';
import { SealTheTrail1764000000027 } from '../../migrations/1764000000027-seal-the-trail.js';
import { CreateMissions1764000000028 } from '../../migrations/1764000000028-create-missions.js';
import { FollowMissions1764000000029 } from '../../migrations/1764000000029-follow-missions.js';
import { AskWhatWasKnown1764000000030 } from '../../migrations/1764000000030-ask-what-was-known.js';
import { SealInOnePass1764000000031 } from '../../migrations/1764000000031-seal-in-one-pass.js';
import { AskWhatWasVerified1764000000032 } from '../../migrations/1764000000032-ask-what-was-verified.js';
import { OverrideHealth1764000000033 } from '../../migrations/1764000000033-override-health.js';
import { RecordReadings1764000000034 } from '../../migrations/1764000000034-record-readings.js';
import { ShowWhatWasKnown1764000000035 } from '../../migrations/1764000000035-show-what-was-known.js';
import { TellWhatChanged1764000000036 } from '../../migrations/1764000000036-tell-what-changed.js';

/** In the order in which they run. */
export const migrations = [
  CreateFoundations1764000000001,
  CreateReference1764000000002,
  CreateProgrammesAndOrganisations1764000000003,
  CreateAccess1764000000004,
  CreateLedger1764000000005,
  CreateOrganisationDetails1764000000006,
  CreateAgreements1764000000007,
  CreateCommitments1764000000008,
  CreateMilestonesAndZones1764000000009,
  CreateRequestsAndFiles1764000000010,
  CreateQueue1764000000011,
  CreateCommitmentProgress1764000000012,
  KeepReachOfAccounts1764000000013,
  SpeedAnswersAndTrail1764000000014,
  CreateReportingPeriods1764000000016,
  CreateDeclarations1764000000017,
  CreateObservations1764000000018,
  CompleteProgress1764000000019,
  CreateDeclarationImports1764000000020,
  CreateEvidence1764000000021,
  CreateNotifications1764000000022,
  CreateApiTokens1764000000023,
  FindAcceptedValuesByObservation1764000000024,
  CreateErrata1764000000025,
  FollowCohorts1764000000026,
  SealTheTrail1764000000027,
  CreateMissions1764000000028,
  FollowMissions1764000000029,
  AskWhatWasKnown1764000000030,
  SealInOnePass1764000000031,
  AskWhatWasVerified1764000000032,
  OverrideHealth1764000000033,
  RecordReadings1764000000034,
  ShowWhatWasKnown1764000000035,
  TellWhatChanged1764000000036,
];
