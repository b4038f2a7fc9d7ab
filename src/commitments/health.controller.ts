import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { RefParameters } from '../http/parameters.js';
import { CommitmentFileAnswer } from './commitments.dto.js';
import { OverrideHealthBody, RecordedOverrideAnswer } from './health.dto.js';
import { HealthService } from './health.service.js';

@ApiTags('commitments')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/commitments')
export class CommitmentHealthController {
  constructor(private readonly health: HealthService) {}

  @Get(':ref/health')
  @Can('register.read')
  @ApiOkResponse({ type: RecordedOverrideAnswer, isArray: true })
  overrides(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<RecordedOverrideAnswer[]> {
    return this.health.overrides(actor, programmeId, ref);
  }

  /** The programme office says otherwise than the rule, with a reason, until a day; both are shown. */
  @Post(':ref/health')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: CommitmentFileAnswer })
  override(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Body() body: OverrideHealthBody): Promise<CommitmentFileAnswer> {
    return this.health.override(actor, programmeId, ref, body);
  }

  @Post(':ref/health/withdraw')
  @HttpCode(200)
  @Can('register.write')
  @ApiOkResponse({ type: CommitmentFileAnswer })
  withdraw(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<CommitmentFileAnswer> {
    return this.health.withdraw(actor, programmeId, ref);
  }
}
