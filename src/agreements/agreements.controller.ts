import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import { CommitmentAnswer } from '../commitments/commitments.dto.js';
import { commitmentsOfAgreement } from '../commitments/commitments.queries.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { ClockParameters } from '../ledger/clocks.dto.js';
import { HistoryAnswer, HistoryParameters } from '../ledger/history.dto.js';
import { historyOfAgreement } from '../ledger/history.queries.js';
import { idOfAddress } from '../programmes/references.queries.js';
import {
  ActBody, AgreementFileAnswer, AgreementListParameters, AgreementPage, AgreementTransitionBody, ChangeAgreementBody, CorrectionBody, CreateAgreementBody,
  EndPartyBody, PartyBody, PartyParameters,
} from './agreements.dto.js';
import { exportAgreements, listAgreements, readAgreementFile } from './agreements.queries.js';
import { AgreementsService } from './agreements.service.js';
import { AmendmentBody } from './amendments.dto.js';
import { AmendmentsService } from './amendments.service.js';

@ApiTags('agreements')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/agreements')
export class AgreementsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly agreements: AgreementsService,
    private readonly amendments: AmendmentsService,
  ) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: AgreementPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: AgreementListParameters): Promise<AgreementPage> {
    return this.unitOfWork.read(actor, (tx) => listAgreements(tx, programmeId, parameters));
  }

  @Get('-/export')
  @Can('register.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="agreements.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  export(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: AgreementListParameters): Promise<string> {
    return this.unitOfWork.read(actor, (tx) => exportAgreements(tx, programmeId, parameters));
  }

  @Post()
  @Can('register.write')
  @ApiCreatedResponse({ type: AgreementFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateAgreementBody): Promise<AgreementFileAnswer> {
    return this.agreements.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('register.read')
  @ApiOkResponse({ type: AgreementFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() clocks: ClockParameters): Promise<AgreementFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readAgreementFile(tx, programmeId, ref, clocks));
  }

  @Get(':ref/commitments')
  @Can('register.read')
  @ApiOkResponse({ type: CommitmentAnswer, isArray: true })
  commitments(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() clocks: ClockParameters): Promise<CommitmentAnswer[]> {
    return this.unitOfWork.read(actor, async (tx) => commitmentsOfAgreement(tx, programmeId, await idOfAddress(tx, 'agreement', programmeId, ref), clocks));
  }

  @Patch(':ref')
  @Can('register.write')
  @ApiOkResponse({ type: AgreementFileAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ChangeAgreementBody): Promise<AgreementFileAnswer> {
    return this.agreements.change(actor, programmeId, ref, version, body);
  }

  @Post(':ref/transitions')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: AgreementFileAnswer })
  transition(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AgreementTransitionBody): Promise<AgreementFileAnswer> {
    return this.agreements.transition(actor, programmeId, ref, version, body);
  }

  @Post(':ref/parties')
  @Can('register.write')
  @ApiCreatedResponse({ type: AgreementFileAnswer })
  addParty(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: PartyBody): Promise<AgreementFileAnswer> {
    return this.agreements.addParty(actor, programmeId, ref, version, body);
  }

  @Post(':ref/parties/:partyId/end')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: AgreementFileAnswer })
  endParty(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, partyId }: PartyParameters, @IfMatch() version: number, @Body() body: EndPartyBody): Promise<AgreementFileAnswer> {
    return this.agreements.endParty(actor, programmeId, ref, version, partyId, body);
  }

  @Post(':ref/acts')
  @Can('register.write')
  @ApiCreatedResponse({ type: AgreementFileAnswer })
  addAct(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ActBody): Promise<AgreementFileAnswer> {
    return this.agreements.addAct(actor, programmeId, ref, version, body);
  }

  @Post(':ref/amendments')
  @Can('register.write')
  @ApiCreatedResponse({ type: AgreementFileAnswer })
  amend(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AmendmentBody): Promise<AgreementFileAnswer> {
    return this.amendments.record(actor, programmeId, ref, version, body);
  }

  @Post(':ref/corrections')
  @Can('register.write')
  @ApiCreatedResponse({ type: AgreementFileAnswer })
  correct(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: CorrectionBody): Promise<AgreementFileAnswer> {
    return this.agreements.correct(actor, programmeId, ref, version, body);
  }

  @Get(':ref/history')
  @Can('register.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfAgreement(tx, programmeId, await idOfAddress(tx, 'agreement', programmeId, ref), cursor));
  }
}
