import { Body, Controller, Delete, Get, HttpCode, Ip, Post, Put, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../common/actor.js';
import { Problem } from '../common/problems.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AccountStates } from './account-state.js';
import { Authenticator } from './authenticator.js';
import { CurrentActor } from './current-actor.js';
import { Public, SignedIn } from './permissions.js';
import { RefreshCookie } from './refresh-cookie.js';
import { ChangePasswordBody, ChooseLanguageBody, SessionAnswer, SignInBody, WhoAmIAnswer } from './session.dto.js';
import { type Grant, Sessions } from './sessions.service.js';
import { SignIn } from './sign-in.service.js';

@ApiTags('session')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: Sessions,
    private readonly states: AccountStates,
    private readonly authenticator: Authenticator,
    private readonly cookie: RefreshCookie,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Signs in. The session whose cookie the browser still held ends. */
  @Post()
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionAnswer })
  async open(
    @Body() body: SignInBody,
    @Ip() address: string,
    @CurrentActor() { request }: Actor,
    @Req() incoming: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    const grant = await this.signIn.signIn(body, address, request);
    await this.sessions.endByToken(this.cookie.read(incoming), request);
    return this.answer(grant, reply);
  }

  /** A new access token for the refresh cookie, which is replaced. */
  @Post('refresh')
  @Public()
  @HttpCode(200)
  @ApiOkResponse({ type: SessionAnswer })
  async refresh(@CurrentActor() { request }: Actor, @Req() incoming: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const token = this.cookie.read(incoming);
    if (token === undefined) {
      throw new Problem('sign_in_required');
    }
    const refreshed = await this.sessions.refresh(token, request);
    if (refreshed.outcome === 'granted') {
      return this.answer(refreshed.grant, reply);
    }
    if (refreshed.outcome === 'reused') {
      incoming.log.warn({ session: refreshed.sessionId }, 'auth.refresh_reused');
    }
    this.cookie.clear(reply);
    throw new Problem('session_ended');
  }

  @Get()
  @SignedIn()
  @ApiBearerAuth()
  @ApiOkResponse({ type: WhoAmIAnswer })
  async whoAmI(@Req() incoming: FastifyRequest): Promise<WhoAmIAnswer> {
    const { actor, state } = await this.authenticator.authenticate(incoming);
    return this.sessions.whoAmI(actor, state);
  }

  /** Signs out by the cookie, by the access token, or by both; signing out twice is no error. */
  @Delete()
  @Public()
  @HttpCode(204)
  @ApiNoContentResponse()
  async close(@CurrentActor() { request }: Actor, @Req() incoming: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.endByToken(this.cookie.read(incoming), request);
    const signedIn = await this.authenticator.authenticate(incoming).catch(notSignedIn);
    await (signedIn && this.sessions.end(signedIn.actor));
    this.cookie.clear(reply);
  }

  /** Every session of the account ends, this one too; the answer opens a new one. */
  @Put('password')
  @SignedIn()
  @ApiBearerAuth()
  @ApiOkResponse({ type: SessionAnswer })
  async changePassword(
    @Body() body: ChangePasswordBody,
    @Ip() address: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    return this.answer(await this.signIn.changePassword(actor, body, address), reply);
  }

  /** The language in which the person is addressed on every device. */
  @Put('language')
  @SignedIn()
  @ApiBearerAuth()
  @HttpCode(204)
  @ApiNoContentResponse()
  async chooseLanguage(@Body() { language }: ChooseLanguageBody, @CurrentActor() actor: Actor): Promise<void> {
    await this.unitOfWork.run(actor, async (tx) => {
      await tx.execute('select access.choose_own_language($1)', [language]);
      tx.onCommit(() => this.states.forget(actor.accountId ?? ''));
    });
  }

  private answer({ answer, refreshToken }: Grant, reply: FastifyReply): SessionAnswer {
    this.cookie.write(reply, refreshToken);
    return answer;
  }
}

function notSignedIn(error: unknown): undefined {
  if (error instanceof Problem && error.status === 401) {
    return undefined;
  }
  throw error;
}
