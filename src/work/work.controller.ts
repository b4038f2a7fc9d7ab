import { Controller, Get, Module, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { SearchAnswer, SearchParameters, WorkAnswer } from './work.dto.js';
import { searchRegister, waitingWork } from './work.queries.js';

@ApiTags('work')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme')
export class WorkController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get('work')
  @Can('register.read')
  @ApiOkResponse({ type: WorkAnswer })
  waiting(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<WorkAnswer> {
    return this.unitOfWork.read(actor, async (tx) => ({ items: await waitingWork(tx, programmeId) }));
  }

  @Get('search')
  @Can('register.read')
  @ApiOkResponse({ type: SearchAnswer })
  search(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() { q }: SearchParameters): Promise<SearchAnswer> {
    return this.unitOfWork.read(actor, async (tx) => ({ items: await searchRegister(tx, programmeId, q) }));
  }
}

@Module({ controllers: [WorkController] })
export class WorkModule {}
