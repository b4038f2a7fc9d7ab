import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { NotificationAnswer, NotificationListParameters, NotificationPage, NotificationParameters, ReadAllAnswer } from './notifications.dto.js';
import { listNotifications, markAllRead, markRead } from './notifications.queries.js';

/** What the reader is told in a programme: each person's own, and nobody else's. */
@ApiTags('notifications')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/notifications')
@Can('programme.read')
export class NotificationsController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  @Get()
  @ApiOkResponse({ type: NotificationPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: NotificationListParameters): Promise<NotificationPage> {
    return this.unitOfWork.read(actor, (tx) => listNotifications(tx, programmeId, parameters));
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOkResponse({ type: ReadAllAnswer })
  readAll(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string): Promise<ReadAllAnswer> {
    return this.unitOfWork.run(actor, async (tx) => ({ read: await markAllRead(tx, programmeId) }));
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ type: NotificationAnswer })
  read(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: NotificationParameters): Promise<NotificationAnswer> {
    return this.unitOfWork.run(actor, (tx) => markRead(tx, programmeId, id));
  }
}
