import { Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptsMultipart } from '../auth/accepts-multipart.js';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IdParameters } from '../http/parameters.js';
import { readUpload } from '../http/upload.js';
import { IfMatch } from '../http/versions.js';
import { ImportAnswer, ImportsAnswer } from './imports.dto.js';
import { ImportsService } from './imports.service.js';

@ApiTags('imports')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/imports')
export class ImportsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: ImportsService,
  ) {}

  @Get()
  @Can('import.register')
  @ApiOkResponse({ type: ImportsAnswer })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<ImportsAnswer> {
    return this.unitOfWork.read(actor, async (tx) => ({ items: await this.imports.list(tx, programmeId) }));
  }

  @Post()
  @Can('import.register')
  @AcceptsMultipart()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } }, required: ['file'] } })
  @ApiCreatedResponse({ type: ImportAnswer })
  async check(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Req() request: FastifyRequest): Promise<ImportAnswer> {
    const { fileName, content } = await readUpload(request);
    return this.imports.check(actor, programmeId, fileName, content);
  }

  @Get(':id')
  @Can('import.register')
  @ApiOkResponse({ type: ImportAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters): Promise<ImportAnswer> {
    return this.unitOfWork.read(actor, (tx) => this.imports.readOne(tx, programmeId, id));
  }

  @Post(':id/apply')
  @HttpCode(200)
  @Can('import.register')
  @ApiOkResponse({ type: ImportAnswer })
  apply(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @IfMatch() version: number): Promise<ImportAnswer> {
    return this.imports.apply(actor, programmeId, id, version);
  }

  @Get(':id/annotated')
  @Can('import.register')
  @ApiOkResponse({ description: 'The workbook with a sheet of anomalies', content: { 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {} } })
  async annotated(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters, @Res() reply: FastifyReply): Promise<void> {
    const { fileName, content } = await this.imports.annotated(actor, programmeId, id);
    await reply
      .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName.replace(/\.xlsx$/i, ''))}-anomalies.xlsx`)
      .send(Buffer.from(content));
  }
}
