import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { ChangePeriodBody, CreatePeriodBody, DueDeclarationAnswer, ExtendPeriodBody, PeriodAnswer } from './periods.dto.js';
import { dueInPeriod, listPeriods, readPeriod } from './periods.queries.js';
import { PeriodsService } from './periods.service.js';

@ApiTags('periods')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/periods')
export class PeriodsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly periods: PeriodsService,
  ) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: [PeriodAnswer] })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<PeriodAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => listPeriods(tx, programmeId));
  }

  @Post()
  @Can('period.manage')
  @ApiCreatedResponse({ type: PeriodAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreatePeriodBody): Promise<PeriodAnswer> {
    return this.periods.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('register.read')
  @ApiOkResponse({ type: PeriodAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<PeriodAnswer> {
    return this.unitOfWork.read(actor, (tx) => readPeriod(tx, programmeId, ref));
  }

  @Patch(':ref')
  @Can('period.manage')
  @ApiOkResponse({ type: PeriodAnswer })
  change(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ChangePeriodBody): Promise<PeriodAnswer> {
    return this.periods.change(actor, programmeId, ref, version, body);
  }

  @Post(':ref/open')
  @HttpCode(200)
  @Can('period.manage')
  @ApiOkResponse({ type: PeriodAnswer })
  open(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<PeriodAnswer> {
    return this.periods.move(actor, programmeId, ref, version, 'open');
  }

  @Post(':ref/close')
  @HttpCode(200)
  @Can('period.manage')
  @ApiOkResponse({ type: PeriodAnswer })
  close(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<PeriodAnswer> {
    return this.periods.move(actor, programmeId, ref, version, 'close');
  }

  @Post(':ref/extensions')
  @Can('period.manage')
  @ApiCreatedResponse({ type: [DueDeclarationAnswer] })
  extend(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Body() body: ExtendPeriodBody): Promise<DueDeclarationAnswer[]> {
    return this.periods.extend(actor, programmeId, ref, body);
  }

  @Get(':ref/due')
  @Can('declaration.read')
  @ApiOkResponse({ type: [DueDeclarationAnswer] })
  due(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<DueDeclarationAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => dueInPeriod(tx, programmeId, ref));
  }
}
