import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptsMultipart } from '../../auth/accepts-multipart.js';
import { CurrentActor, ProgrammeId } from '../../auth/current-actor.js';
import { Can } from '../../auth/permissions.js';
import type { Actor } from '../../common/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { RefParameters } from '../../http/parameters.js';
import { readUpload } from '../../http/upload.js';
import { IfMatch } from '../../http/versions.js';
import { DeclarationImportAnswer, DeclarationImportParameters, DeclarationMappingBody, TemplateParameters } from './declaration-imports.dto.js';
import { DeclarationImportsService } from './declaration-imports.service.js';
import { DeclarationTemplateService } from './declaration-template.service.js';

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('declarations')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/declarations/:ref')
export class DeclarationImportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: DeclarationImportsService,
    private readonly templates: DeclarationTemplateService,
  ) {}

  @Get('template.xlsx')
  @Can('declaration.prepare')
  @ApiOkResponse({ description: 'The workbook to fill, prefilled', content: { [WORKBOOK]: {} } })
  async template(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Query() { language }: TemplateParameters, @Res() reply: FastifyReply): Promise<void> {
    const content = await this.unitOfWork.read(actor, (tx) => this.templates.write(tx, programmeId, ref, language ?? actor.request.language));
    await reply.type(WORKBOOK).header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(ref)}.xlsx`).send(Buffer.from(content));
  }

  @Post('imports')
  @Can('declaration.prepare')
  @AcceptsMultipart()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })
  @ApiCreatedResponse({ type: DeclarationImportAnswer })
  async begin(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref }: RefParameters, @Req() request: FastifyRequest): Promise<DeclarationImportAnswer> {
    const { fileName, content } = await readUpload(request);
    return this.imports.begin(actor, programmeId, ref, fileName, content);
  }

  @Get('imports/:id')
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationImportAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, id }: DeclarationImportParameters): Promise<DeclarationImportAnswer> {
    return this.unitOfWork.read(actor, (tx) => this.imports.readOne(tx, { programmeId, ref, id }));
  }

  @Put('imports/:id/mapping')
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationImportAnswer })
  remap(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, id }: DeclarationImportParameters, @IfMatch() version: number, @Body() body: DeclarationMappingBody): Promise<DeclarationImportAnswer> {
    return this.imports.remap(actor, { programmeId, ref, id }, version, body);
  }

  @Post('imports/:id/apply')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationImportAnswer })
  apply(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, id }: DeclarationImportParameters, @IfMatch() version: number): Promise<DeclarationImportAnswer> {
    return this.imports.apply(actor, { programmeId, ref, id }, version);
  }

  @Post('imports/:id/cancel')
  @HttpCode(200)
  @Can('declaration.prepare')
  @ApiOkResponse({ type: DeclarationImportAnswer })
  cancel(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, id }: DeclarationImportParameters, @IfMatch() version: number): Promise<DeclarationImportAnswer> {
    return this.imports.cancel(actor, { programmeId, ref, id }, version);
  }

  @Get('imports/:id/annotated.xlsx')
  @Can('declaration.prepare')
  @ApiOkResponse({ description: 'The workbook with a sheet of anomalies', content: { [WORKBOOK]: {} } })
  async annotated(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { ref, id }: DeclarationImportParameters, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, content } = await this.imports.annotated(actor, { programmeId, ref, id });
    await reply.type(WORKBOOK).header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName.replace(/\.xlsx$/i, ''))}-anomalies.xlsx`).send(Buffer.from(content));
  }
}
