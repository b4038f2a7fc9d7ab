import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { KeptAnswers, sendKept } from '../ledger/kept-answers.service.js';
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
  constructor(private readonly kept: KeptAnswers) {}

  /** What the agreements promise and what stands of it, by what is promised, region and quarter; and the commitments that lag. */
  @Get('promises')
  @Can('register.read')
  @ApiOkResponse({ type: PromisesAnswer })
  async promises(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: InsightParameters, @Headers('if-none-match') seen: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return sendKept(reply, seen, await this.kept.of(actor, ['promises', programmeId, parameters], (tx) => readPromises(tx, programmeId, parameters)));
  }

  /** The published figures of the sector against its trajectory: a family of its own. */
  @Get('sector')
  @Can('register.read')
  @ApiOkResponse({ type: SectorAnswer })
  async sector(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Headers('if-none-match') seen: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return sendKept(reply, seen, await this.kept.of(actor, ['sector', programmeId], (tx) => readSector(tx, programmeId)));
  }

  /** Agreements by state, milestones, who declares in time, what is proved, and the age of open findings. */
  @Get('execution')
  @Can('register.read')
  @ApiOkResponse({ type: ExecutionAnswer })
  async execution(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: InsightParameters, @Headers('if-none-match') seen: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return sendKept(reply, seen, await this.kept.of(actor, ['execution', programmeId, parameters], (tx) => readExecution(tx, programmeId, parameters)));
  }
}
