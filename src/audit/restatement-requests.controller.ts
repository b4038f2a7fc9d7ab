import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { IdParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { DecideRestatementBody, RestatementRequestAnswer } from './restatement-requests.dto.js';
import { RestatementRequestsService } from './restatement-requests.service.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/restatement-requests')
export class RestatementRequestsController {
  constructor(private readonly requests: RestatementRequestsService) {}

  @Get()
  @Can('restatement.read')
  @ApiOkResponse({ type: [RestatementRequestAnswer] })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<RestatementRequestAnswer[]> {
    return this.requests.list(actor, programmeId);
  }

  @Post(':id/decide')
  @HttpCode(200)
  @Can('restatement.decide')
  @ApiOkResponse({ type: RestatementRequestAnswer })
  decide(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number, @Body() body: DecideRestatementBody): Promise<RestatementRequestAnswer> {
    return this.requests.decide(actor, programmeId, id, version, body);
  }
}
