import { Body, Controller, Get, Header, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { ClockParameters } from '../ledger/clocks.dto.js';
import { HistoryAnswer, HistoryParameters } from '../ledger/history.dto.js';
import { historyOfRoot } from '../ledger/history.queries.js';
import { idOfAddress } from '../programmes/references.queries.js';
import { ChangeCommitmentBody, CommitmentFileAnswer, CommitmentListParameters, CommitmentPage, CreateCommitmentBody } from './commitments.dto.js';
import { exportCommitments, listCommitments, readCommitmentFile } from './commitments.queries.js';
import { CommitmentsService } from './commitments.service.js';

@ApiTags('commitments')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/commitments')
export class CommitmentsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly commitments: CommitmentsService,
  ) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: CommitmentPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: CommitmentListParameters): Promise<CommitmentPage> {
    return this.unitOfWork.read(actor, (tx) => listCommitments(tx, programmeId, parameters));
  }

  @Get('-/export')
  @Can('register.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="commitments.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  export(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: CommitmentListParameters): Promise<string> {
    return this.unitOfWork.read(actor, (tx) => exportCommitments(tx, programmeId, parameters));
  }

  @Post()
  @Can('register.write')
  @ApiCreatedResponse({ type: CommitmentFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateCommitmentBody): Promise<CommitmentFileAnswer> {
    return this.commitments.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('register.read')
  @ApiOkResponse({ type: CommitmentFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() clocks: ClockParameters): Promise<CommitmentFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readCommitmentFile(tx, programmeId, ref, clocks));
  }

  @Patch(':ref')
  @Can('commitment.write')
  @ApiOkResponse({ type: CommitmentFileAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ChangeCommitmentBody): Promise<CommitmentFileAnswer> {
    return this.commitments.change(actor, programmeId, ref, version, body);
  }

  @Get(':ref/history')
  @Can('register.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfRoot(tx, { kind: 'commitment', id: await idOfAddress(tx, 'commitment', programmeId, ref) }, cursor));
  }
}
