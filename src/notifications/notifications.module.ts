import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { CalendarController, CalendarFeedController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';
import { MailSender } from './mail-sender.js';
import { MailWorker } from './mail-worker.js';
import { NotificationsController } from './notifications.controller.js';
import { NotificationsService } from './notifications.service.js';
import { Reminders } from './reminders.js';

@Module({
  imports: [AuthModule],
  controllers: [NotificationsController, CalendarController, CalendarFeedController],
  providers: [NotificationsService, MailSender, MailWorker, Reminders, CalendarService],
  exports: [NotificationsService],
})
export class NotificationsModule {}
