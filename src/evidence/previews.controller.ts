import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/permissions.js';
import { EvidencePreviewService } from './evidence-preview.service.js';
import { PreviewParameters } from './evidence.dto.js';
import { sendContent } from './send-content.js';

/** What a frame or an image asks for, which cannot send a session's token: the address itself is signed, for a minute. */
@ApiTags('evidence')
@Controller('api/v1/previews')
export class PreviewsController {
  constructor(private readonly previews: EvidencePreviewService) {}

  @Get(':ticket')
  @Public()
  @ApiOkResponse({ description: 'A PDF or a picture, to be shown in a sandbox', content: { 'application/pdf': {}, 'image/*': {} } })
  async show(@Param() { ticket }: PreviewParameters, @Res() reply: FastifyReply): Promise<void> {
    await sendContent(reply, await this.previews.openTicket(ticket), 'inline');
  }
}
