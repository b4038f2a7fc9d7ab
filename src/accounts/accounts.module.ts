import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { AccountsController } from './accounts.controller.js';
import { AccountQueries } from './accounts.queries.js';
import { Accounts } from './accounts.service.js';
import { Memberships } from './memberships.service.js';

@Module({
  imports: [AuthModule],
  controllers: [AccountsController],
  providers: [AccountQueries, Accounts, Memberships],
})
export class AccountsModule {}
