import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptsMultipart } from '../auth/accepts-multipart.js';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { EvidenceDecisionsService } from './evidence-decisions.service.js';
import { EvidenceLinksService } from './evidence-links.service.js';
import { EvidencePreviewService } from './evidence-preview.service.js';
import {
  ConfirmEvidenceBody, DestroyEvidenceBody, EvidenceAnswer, EvidenceLinkParameters, EvidenceListAnswer, EvidenceParameters, LinkEvidenceBody, PreviewAnswer,
} from './evidence.dto.js';
import { declarationOfEvidence, readEvidence, readEvidenceList } from './evidence.queries.js';
import { EvidenceService } from './evidence.service.js';
import { EVIDENCE_KINDS } from './evidence.vocabulary.js';
import { sendContent } from './send-content.js';

@ApiTags('evidence')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/declarations/:ref/evidence')
export class EvidenceController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceService,
    private readonly links: EvidenceLinksService,
    private readonly decisions: EvidenceDecisionsService,
    private readonly previews: EvidencePreviewService,
    private readonly sealedTexts: SealedTextService,
  ) {}

  @Get()
  @Can('declaration.read')
  @ApiOkResponse({ type: EvidenceListAnswer })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<EvidenceListAnswer> {
    return this.unitOfWork.read(actor, async (tx) => readEvidenceList(tx, this.sealedTexts, programmeId, (await declarationOfEvidence(tx, programmeId, ref)).id));
  }

  @Post()
  @Can('declaration.prepare')
  @AcceptsMultipart()
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' }, kind: { type: 'string', enum: [...EVIDENCE_KINDS] } }, required: ['file'] } })
  @ApiCreatedResponse({ type: EvidenceAnswer })
  upload(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Req() request: FastifyRequest): Promise<EvidenceAnswer> {
    return this.evidence.upload(actor, programmeId, ref, request);
  }

  @Get(':evidence')
  @Can('declaration.read')
  @ApiOkResponse({ type: EvidenceAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters): Promise<EvidenceAnswer> {
    return this.unitOfWork.read(actor, async (tx) => readEvidence(tx, this.sealedTexts, programmeId, (await declarationOfEvidence(tx, programmeId, ref)).id, evidence));
  }

  @Get(':evidence/content')
  @Can('declaration.read')
  @ApiOkResponse({ description: 'The file, to be saved', content: { 'application/octet-stream': {} } })
  async content(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters, @Res() reply: FastifyReply): Promise<void> {
    await sendContent(reply, await this.previews.open(actor, programmeId, ref, evidence), 'attachment');
  }

  @Get(':evidence/preview')
  @Can('declaration.read')
  @ApiOkResponse({ type: PreviewAnswer })
  preview(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters): Promise<PreviewAnswer> {
    return this.previews.preview(actor, programmeId, ref, evidence);
  }

  @Post(':evidence/links')
  @Can('declaration.prepare')
  @ApiCreatedResponse({ type: EvidenceAnswer })
  link(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters, @Body() body: LinkEvidenceBody): Promise<EvidenceAnswer> {
    return this.links.link(actor, programmeId, ref, evidence, body);
  }

  @Post(':evidence/links/:link/withdrawal')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: EvidenceAnswer })
  unlink(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence, link }: EvidenceLinkParameters): Promise<EvidenceAnswer> {
    return this.links.unlink(actor, programmeId, ref, evidence, link);
  }

  @Post(':evidence/confirmation')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: EvidenceAnswer })
  confirm(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters, @IfMatch() version: number, @Body() { reason }: ConfirmEvidenceBody): Promise<EvidenceAnswer> {
    return this.decisions.confirm(actor, programmeId, ref, evidence, version, reason);
  }

  @Post(':evidence/withdrawal')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: EvidenceAnswer })
  withdraw(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters, @IfMatch() version: number): Promise<EvidenceAnswer> {
    return this.decisions.withdraw(actor, programmeId, ref, evidence, version);
  }

  @Post(':evidence/destruction')
  @HttpCode(200)
  @Can('evidence.destroy')
  @ApiOkResponse({ type: EvidenceAnswer })
  destroy(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, evidence }: EvidenceParameters, @IfMatch() version: number, @Body() body: DestroyEvidenceBody): Promise<EvidenceAnswer> {
    return this.decisions.destroy(actor, programmeId, ref, evidence, version, body);
  }
}
