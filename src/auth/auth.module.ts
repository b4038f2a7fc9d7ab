import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { SETTINGS, type Settings } from '../config/settings.js';
import { AccessGuard } from './access.guard.js';
import { AccountStates } from './account-state.js';
import { ApiTokens } from './api-tokens.js';
import { AttemptLimits } from './attempt-limits.js';
import { Authenticator } from './authenticator.js';
import { CrossSiteGuard } from './cross-site.guard.js';
import { Passwords } from './passwords.js';
import { RefreshCookie } from './refresh-cookie.js';
import { SessionController } from './session.controller.js';
import { Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';
import { AccessTokens, jwtOptions } from './tokens.js';

/** Who acts, and whether the route lets them. Both guards stand before every route, in this order. */
@Module({
  imports: [JwtModule.registerAsync({ inject: [SETTINGS], useFactory: (settings: Settings) => jwtOptions(settings) })],
  controllers: [SessionController],
  providers: [
    AccessTokens,
    AccountStates,
    ApiTokens,
    AttemptLimits,
    Authenticator,
    Passwords,
    RefreshCookie,
    Sessions,
    SignIn,
    { provide: APP_GUARD, useClass: CrossSiteGuard },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccountStates, ApiTokens, AttemptLimits, Passwords],
})
export class AuthModule {}
