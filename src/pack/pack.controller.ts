import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { DocumentsService } from '../documents/documents.service.js';
import { packDocument, packWorkbook } from './pack-document.js';
import { PackParameters } from './pack.dto.js';
import { PackService } from './pack.service.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('committee')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/pack')
export class PackController {
  constructor(private readonly packs: PackService, private readonly documents: DocumentsService) {}

  /** What a committee takes into the room, as a document: tagged, searchable, with the figures of the screen. */
  @Get('pack.pdf')
  @Can('declaration.read')
  @ApiOkResponse({ description: 'The pack as a document', content: { 'application/pdf': {} } })
  async document(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() { language, since }: PackParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const pack = await this.packs.read(actor, programmeId, since);
    void reply.type('application/pdf').header('Content-Disposition', `attachment; filename="${fileName(pack.promises.asOf)}.pdf"`);
    return this.documents.make('committee-pack', packDocument(pack, language ?? actor.request.language));
  }

  /** The same tables as a workbook. */
  @Get('pack.xlsx')
  @Can('declaration.read')
  @ApiOkResponse({ description: 'The pack as a workbook', content: { [XLSX]: {} } })
  async workbook(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() { language, since }: PackParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const pack = await this.packs.read(actor, programmeId, since);
    void reply.type(XLSX).header('Content-Disposition', `attachment; filename="${fileName(pack.promises.asOf)}.xlsx"`);
    return Buffer.from(await packWorkbook(pack, language ?? actor.request.language));
  }
}

const fileName = (day: string): string => `mithaq-${day}`;
