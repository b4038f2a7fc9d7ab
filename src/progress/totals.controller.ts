import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { KeptAnswers, sendKept } from '../ledger/kept-answers.service.js';
import { ObservationPage, TotalRowsParameters, TotalsAnswer, TotalsParameters } from './totals.dto.js';
import { listTotalRows, readTotals } from './totals.queries.js';

@ApiTags('totals')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/totals')
export class TotalsController {
  constructor(private readonly unitOfWork: UnitOfWork, private readonly kept: KeptAnswers) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: TotalsAnswer })
  async read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: TotalsParameters, @Headers('if-none-match') seen: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<string | undefined> {
    return sendKept(reply, seen, await this.kept.of(actor, ['totals', programmeId, parameters], (tx) => readTotals(tx, programmeId, parameters)));
  }

  @Get('rows')
  @Can('register.read')
  @ApiOkResponse({ type: ObservationPage })
  rows(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: TotalRowsParameters): Promise<ObservationPage> {
    return this.unitOfWork.read(actor, (tx) => listTotalRows(tx, programmeId, parameters));
  }
}
