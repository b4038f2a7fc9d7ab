import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can, SignedIn } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AxesAnswer, IndicatorsAnswer, ProgrammeAnswer, ProgrammeParameters, ProgrammesAnswer, SectorTargetsAnswer } from './programmes.dto.js';
import { listAxes, listIndicators, listProgrammes, listSectorTargets, readProgramme } from './programmes.queries.js';

@ApiTags('programmes')
@ApiBearerAuth()
@Controller('api/v1/programmes')
export class ProgrammesController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: ProgrammesAnswer })
  async list(@CurrentActor() actor: Actor): Promise<ProgrammesAnswer> {
    return { items: await this.unitOfWork.read(actor, (tx) => listProgrammes(tx)) };
  }

  @Get(':programme')
  @Can('programme.read')
  @ApiOkResponse({ type: ProgrammeAnswer })
  read(@CurrentActor() actor: Actor, @Param() { programme }: ProgrammeParameters): Promise<ProgrammeAnswer> {
    return this.unitOfWork.read(actor, (tx) => readProgramme(tx, programme));
  }

  @Get(':programme/axes')
  @Can('register.read')
  @ApiOkResponse({ type: AxesAnswer })
  async listAxes(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<AxesAnswer> {
    return { items: await this.unitOfWork.read(actor, (tx) => listAxes(tx, programmeId)) };
  }

  @Get(':programme/indicators')
  @Can('register.read')
  @ApiOkResponse({ type: IndicatorsAnswer })
  async listIndicators(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<IndicatorsAnswer> {
    return { items: await this.unitOfWork.read(actor, (tx) => listIndicators(tx, programmeId)) };
  }

  @Get(':programme/sector-targets')
  @Can('register.read')
  @ApiOkResponse({ type: SectorTargetsAnswer })
  async listSectorTargets(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<SectorTargetsAnswer> {
    return { items: await this.unitOfWork.read(actor, (tx) => listSectorTargets(tx, programmeId)) };
  }
}
