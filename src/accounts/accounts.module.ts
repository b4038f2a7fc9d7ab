import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { AccountsController } from './accounts.controller.js';
import { AccountQueries } from './accounts.queries.js';
import { Accounts } from './accounts.service.js';
import { ApiTokensController } from './api-tokens.controller.js';
import { ApiTokensService } from './api-tokens.service.js';
import { Memberships } from './memberships.service.js';

@Module({
  imports: [AuthModule],
  controllers: [AccountsController, ApiTokensController],
  providers: [AccountQueries, Accounts, ApiTokensService, Memberships],
})
export class AccountsModule {}
