import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CohortsParameters, FollowedCohortsAnswer } from './cohorts.dto.js';
import { readCohorts } from './cohorts.queries.js';

@ApiTags('totals')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/cohorts')
export class CohortsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @Can('register.read')
  @ApiOkResponse({ type: FollowedCohortsAnswer, isArray: true })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() { organisation }: CohortsParameters): Promise<FollowedCohortsAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => readCohorts(tx, programmeId, organisation));
  }
}
