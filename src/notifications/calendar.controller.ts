import { Controller, Delete, Get, HttpCode, Ip, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can, Public } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { CalendarAddressAnswer, CalendarStateAnswer } from './calendar.dto.js';
import { CalendarService } from './calendar.service.js';

/** The address of the reader's own calendar. */
@ApiTags('calendar')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/calendar')
@Can('programme.read')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @Get()
  @ApiOkResponse({ type: CalendarStateAnswer })
  state(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<CalendarStateAnswer> {
    return this.calendar.state(actor, programmeId);
  }

  /** Makes an address, or another in place of the one in force. */
  @Post()
  @ApiCreatedResponse({ type: CalendarAddressAnswer })
  renew(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<CalendarAddressAnswer> {
    return this.calendar.renew(actor, programmeId);
  }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  revoke(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<void> {
    return this.calendar.revoke(actor, programmeId);
  }
}

/** What a calendar program reads, which signs in nowhere. */
@ApiTags('calendar')
@Controller('api/v1/calendar')
export class CalendarFeedController {
  constructor(private readonly calendar: CalendarService) {}

  @Get(':file')
  @Public()
  @ApiParam({ name: 'file', description: 'The private token, then .ics' })
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } }, description: 'RFC 5545' })
  async read(@Param('file') file: string, @Ip() address: string, @CurrentActor() { request }: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const text = await this.calendar.read(file, address, request);
    void reply.type('text/calendar; charset=utf-8').header('Content-Disposition', 'attachment; filename="mithaq.ics"');
    return text;
  }
}
