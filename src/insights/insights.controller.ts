import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ExecutionAnswer } from './execution.dto.js';
import { readExecution } from './execution.queries.js';
import { InsightParameters, PromisesAnswer } from './promises.dto.js';
import { readPromises } from './promises.queries.js';
import { SectorAnswer } from './sector.dto.js';
import { readSector } from './sector.queries.js';

@ApiTags('insights')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/insights')
export class InsightsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What the agreements promise and what stands of it, by what is promised, region and quarter; and the commitments that lag. */
  @Get('promises')
  @Can('register.read')
  @ApiOkResponse({ type: PromisesAnswer })
  promises(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: InsightParameters): Promise<PromisesAnswer> {
    return this.unitOfWork.read(actor, (tx) => readPromises(tx, programmeId, parameters));
  }

  /** The published figures of the sector against its trajectory: a family of its own. */
  @Get('sector')
  @Can('register.read')
  @ApiOkResponse({ type: SectorAnswer })
  sector(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<SectorAnswer> {
    return this.unitOfWork.read(actor, (tx) => readSector(tx, programmeId));
  }

  /** Agreements by state, milestones, who declares in time, what is proved, and the age of open findings. */
  @Get('execution')
  @Can('register.read')
  @ApiOkResponse({ type: ExecutionAnswer })
  execution(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: InsightParameters): Promise<ExecutionAnswer> {
    return this.unitOfWork.read(actor, (tx) => readExecution(tx, programmeId, parameters));
  }
}
