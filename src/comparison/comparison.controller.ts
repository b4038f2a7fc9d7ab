import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ComparedEventsAnswer, ComparedEventsParameters, ComparisonAnswer, ComparisonParameters } from './comparison.dto.js';
import { compare, comparedEvents } from './comparison.queries.js';

@ApiTags('comparison')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/comparison')
export class ComparisonController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** What the register knew at two instants: totals, and by agreement each figure that is another. */
  @Get()
  @Can('declaration.read')
  @ApiOkResponse({ type: ComparisonAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: ComparisonParameters): Promise<ComparisonAnswer> {
    return this.unitOfWork.read(actor, (tx) => compare(tx, programmeId, parameters));
  }

  /** The events in between: who, when, before, after, why. */
  @Get('events')
  @Can('declaration.read')
  @ApiOkResponse({ type: ComparedEventsAnswer })
  events(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: ComparedEventsParameters): Promise<ComparedEventsAnswer> {
    return this.unitOfWork.read(actor, (tx) => comparedEvents(tx, programmeId, parameters));
  }
}
