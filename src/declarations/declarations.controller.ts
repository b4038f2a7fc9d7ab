import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { DECLARATION_SECTIONS, type DeclarationSection } from '../common/declaration-sections.js';
import { DocumentsService } from '../documents/documents.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { ChoiceField } from '../http/fields.js';
import { RefParameters } from '../http/parameters.js';
import { IfMatch } from '../http/versions.js';
import { HistoryAnswer, HistoryParameters } from '../ledger/history.dto.js';
import { historyOfRoot } from '../ledger/history.queries.js';
import { SealedTextService } from '../ledger/sealed-text.service.js';
import { readDeclarationEffects } from './declaration-effects.queries.js';
import { readDeclarationFile } from './declaration-file.queries.js';
import { DeclarationLinesService } from './declaration-lines.service.js';
import { ErratumAnswer, ReceiptAnswer } from './declaration-parts.dto.js';
import {
  CreateDeclarationBody, DeclarationEffectsAnswer, DeclarationFileAnswer, DeclarationListParameters, DeclarationPage, EffectsParameters, NoteBody, ReceiptDocumentParameters, SubmitBody, WriteSectionBody,
} from './declarations.dto.js';
import { findDeclaration, listDeclarations } from './declarations.queries.js';
import { DeclarationsService } from './declarations.service.js';
import { errataOf } from './errata.queries.js';
import { DueDeclarationAnswer } from './periods.dto.js';
import { dueOfActor } from './periods.queries.js';
import { receiptDocument } from './receipt-document.js';
import { readReceipt } from './receipt.queries.js';
import { SubmissionService } from './submission.service.js';

class SectionParameters extends RefParameters {
  @ChoiceField(DECLARATION_SECTIONS) section: DeclarationSection;
}

@ApiTags('declarations')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/declarations')
export class DeclarationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly declarations: DeclarationsService,
    private readonly lines: DeclarationLinesService,
    private readonly submissions: SubmissionService,
    private readonly sealedTexts: SealedTextService,
    private readonly documents: DocumentsService,
  ) {}

  @Get()
  @Can('declaration.read')
  @ApiOkResponse({ type: DeclarationPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: DeclarationListParameters): Promise<DeclarationPage> {
    return this.unitOfWork.read(actor, (tx) => listDeclarations(tx, programmeId, parameters));
  }

  @Get('-/due')
  @Can('declaration.read')
  @ApiOkResponse({ type: [DueDeclarationAnswer] })
  due(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<DueDeclarationAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => dueOfActor(tx, programmeId));
  }

  @Post()
  @Can('declaration.prepare')
  @ApiCreatedResponse({ type: DeclarationFileAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateDeclarationBody): Promise<DeclarationFileAnswer> {
    return this.declarations.create(actor, programmeId, body);
  }

  @Get(':ref')
  @Can('declaration.read')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<DeclarationFileAnswer> {
    return this.unitOfWork.read(actor, (tx) => readDeclarationFile(tx, this.sealedTexts, programmeId, ref));
  }

  @Put(':ref/sections/:section')
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  writeSection(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, section }: SectionParameters, @IfMatch() version: number, @Body() body: WriteSectionBody): Promise<DeclarationFileAnswer> {
    return this.lines.write(actor, programmeId, ref, section, version, body);
  }

  @Post(':ref/submit')
  @HttpCode(200)
  @Can('declaration.submit')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  submit(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: SubmitBody): Promise<DeclarationFileAnswer> {
    return this.submissions.submit(actor, programmeId, ref, version, body);
  }

  @Post(':ref/recall')
  @HttpCode(200)
  @Can('declaration.submit')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  recall(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number, @Body() body: NoteBody): Promise<DeclarationFileAnswer> {
    return this.declarations.recall(actor, programmeId, ref, version, body);
  }

  @Post(':ref/withdraw')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  withdraw(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<DeclarationFileAnswer> {
    return this.declarations.move(actor, programmeId, ref, version, 'withdraw');
  }

  @Post(':ref/reopen')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationFileAnswer })
  reopen(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @IfMatch() version: number): Promise<DeclarationFileAnswer> {
    return this.declarations.move(actor, programmeId, ref, version, 'reopen');
  }

  @Get(':ref/effects')
  @Can('declaration.read')
  @ApiOkResponse({ type: DeclarationEffectsAnswer })
  effects(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { lowered }: EffectsParameters): Promise<DeclarationEffectsAnswer> {
    return this.unitOfWork.read(actor, (tx) => readDeclarationEffects(tx, programmeId, ref, lowered));
  }

  @Get(':ref/receipt')
  @Can('declaration.read')
  @ApiOkResponse({ type: ReceiptAnswer })
  receipt(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<ReceiptAnswer> {
    return this.unitOfWork.read(actor, (tx) => readReceipt(tx, programmeId, ref));
  }

  @Get(':ref/receipt.pdf')
  @Can('declaration.read')
  @ApiOkResponse({ description: 'The receipt as a document', content: { 'application/pdf': {} } })
  async receiptDocument(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { language }: ReceiptDocumentParameters, @Res() reply: FastifyReply): Promise<void> {
    const data = await this.unitOfWork.read(actor, (tx) => receiptDocument(tx, programmeId, ref, language ?? actor.request.language));
    const pdf = await this.documents.make('receipt', data);
    await reply.type('application/pdf').header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(ref)}.pdf`).send(pdf);
  }

  @Get(':ref/errata')
  @Can('declaration.read')
  @ApiOkResponse({ type: [ErratumAnswer] })
  errata(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters): Promise<ErratumAnswer[]> {
    return this.unitOfWork.read(actor, (tx) => errataOf(tx, programmeId, ref));
  }

  @Get(':ref/history')
  @Can('declaration.read')
  @ApiOkResponse({ type: HistoryAnswer })
  history(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { cursor }: HistoryParameters): Promise<HistoryAnswer> {
    return this.unitOfWork.read(actor, async (tx) => historyOfRoot(tx, { kind: 'declaration', id: (await findDeclaration(tx, programmeId, ref)).id }, cursor));
  }
}
