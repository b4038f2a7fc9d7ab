import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { ActionBody, CommunicateBody, DecideFindingBody, DraftFindingBody, AuditFindingAnswer, FindingTextBody, FollowUpBody, ReplyBody } from './findings.dto.js';
import { listFindings, readFinding } from './findings.queries.js';
import { FindingsService } from './findings.service.js';
import { MissionReadingsService } from './mission-readings.service.js';

@ApiTags('audit')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme')
export class FindingsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly findings: FindingsService,
    private readonly readings: MissionReadingsService,
  ) {}

  @Post('missions/:ref/findings')
  @Can('audit.work')
  @ApiCreatedResponse({ type: AuditFindingAnswer })
  draft(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Body() body: DraftFindingBody): Promise<AuditFindingAnswer> {
    return this.findings.draft(actor, programmeId, ref, body);
  }

  /** Those of the reader’s missions, those communicated to its organisation, and final ones for who reads the whole programme. */
  @Get('findings')
  @Can('finding.read')
  @ApiOkResponse({ type: [AuditFindingAnswer] })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<AuditFindingAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => listFindings(tx, this.sealedTexts, programmeId));
  }

  @Get('findings/:ref')
  @Can('finding.read')
  @ApiOkResponse({ type: AuditFindingAnswer })
  async read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<AuditFindingAnswer> {
    const finding = await this.unitOfWork.read(actor, (tx) => readFinding(tx, this.sealedTexts, programmeId, ref));
    await this.readings.record(actor, programmeId, 'finding', ref);
    return finding;
  }

  @Put('findings/:ref/text')
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  rewrite(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: FindingTextBody): Promise<AuditFindingAnswer> {
    return this.findings.rewrite(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/communicate')
  @HttpCode(200)
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  communicate(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: CommunicateBody): Promise<AuditFindingAnswer> {
    return this.findings.communicate(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/reply')
  @HttpCode(200)
  @Can('finding.reply')
  @ApiOkResponse({ type: AuditFindingAnswer })
  reply(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ReplyBody): Promise<AuditFindingAnswer> {
    return this.findings.reply(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/decide')
  @HttpCode(200)
  @Can('audit.lead')
  @ApiOkResponse({ type: AuditFindingAnswer })
  decide(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: DecideFindingBody): Promise<AuditFindingAnswer> {
    return this.findings.decide(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/second')
  @HttpCode(200)
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  second(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<AuditFindingAnswer> {
    return this.findings.second(actor, programmeId, ref, version);
  }

  @Post('findings/:ref/actions')
  @HttpCode(200)
  @Can('finding.reply')
  @ApiOkResponse({ type: AuditFindingAnswer })
  act(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: ActionBody): Promise<AuditFindingAnswer> {
    return this.findings.act(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/follow-up')
  @HttpCode(200)
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  followUp(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: FollowUpBody): Promise<AuditFindingAnswer> {
    return this.findings.followUp(actor, programmeId, ref, version, body);
  }

  @Post('findings/:ref/close')
  @HttpCode(200)
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  close(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<AuditFindingAnswer> {
    return this.findings.close(actor, programmeId, ref, version);
  }

  @Post('findings/:ref/drop')
  @HttpCode(200)
  @Can('audit.work')
  @ApiOkResponse({ type: AuditFindingAnswer })
  drop(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<AuditFindingAnswer> {
    return this.findings.drop(actor, programmeId, ref, version);
  }
}
