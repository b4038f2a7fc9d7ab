import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
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
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { idOfAddress } from '../programmes/references.queries.js';
import {
  AddDependencyBody, ChangeMilestoneBody, CreateMilestoneBody, LogMilestoneBody, MilestoneFileAnswer, MilestoneListParameters, MilestonePage, ProposeForecastBody,
} from './milestones.dto.js';
import { exportMilestones, listMilestones, readMilestoneFile } from './milestones.queries.js';
import { MilestonesService } from './milestones.service.js';

@ApiTags('milestones')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/milestones')
export class MilestonesController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly milestones: MilestonesService,
    private readonly sealedTexts: SealedTextService,
  ) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: MilestonePage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: MilestoneListParameters): Promise<MilestonePage> {
    return this.unitOfWork.read(actor, (tx) => listMilestones(tx, programmeId, parameters));
  }

  @Get('-/export')
  @Can('register.read')
  @Header('Content-Type', 'text/csv; charset=utf-8')
  @Header('Content-Disposition', 'attachment; filename="milestones.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ type: String })
  export(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: MilestoneListParameters): Promise<string> {
    return this.unitOfWork.read(actor, (tx) => exportMilestones(tx, programmeId, parameters));
  }

  @Post()
  @Can('milestone.log')
  @ApiCreatedResponse({ type: MilestoneFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.milestones.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('register.read')
  @ApiOkResponse({ type: MilestoneFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() clocks: ClockParameters): Promise<MilestoneFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readMilestoneFile(tx, this.sealedTexts, programmeId, ref, clocks));
  }

  @Patch(':ref')
  @Can('milestone.log')
  @ApiOkResponse({ type: MilestoneFileAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ChangeMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.milestones.change(actor, programmeId, ref, version, body);
  }

  @Post(':ref/log')
  @HttpCode(200)
  @Can('milestone.log')
  @ApiOkResponse({ type: MilestoneFileAnswer })
  log(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: LogMilestoneBody): Promise<MilestoneFileAnswer> {
    return this.milestones.log(actor, programmeId, ref, version, body);
  }

  @Post(':ref/undo')
  @HttpCode(200)
  @Can('milestone.log')
  @ApiOkResponse({ type: MilestoneFileAnswer })
  undo(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<MilestoneFileAnswer> {
    return this.milestones.undo(actor, programmeId, ref, version);
  }

  @Post(':ref/dependencies')
  @Can('milestone.log')
  @ApiCreatedResponse({ type: MilestoneFileAnswer })
  addDependency(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: AddDependencyBody): Promise<MilestoneFileAnswer> {
    return this.milestones.addDependency(actor, programmeId, ref, version, body);
  }

  @Post(':ref/forecast-proposals')
  @Can('forecast.propose')
  @ApiCreatedResponse({ type: MilestoneFileAnswer })
  proposeForecast(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Body() body: ProposeForecastBody): Promise<MilestoneFileAnswer> {
    return this.milestones.proposeForecast(actor, programmeId, ref, body);
  }

  @Get(':ref/history')
  @Can('register.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfRoot(tx, { kind: 'milestone', id: await idOfAddress(tx, 'milestone', programmeId, ref) }, cursor));
  }
}
