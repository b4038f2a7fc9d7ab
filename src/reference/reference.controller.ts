import { createHash } from 'node:crypto';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor } from '../auth/current-actor.js';
import { SignedIn } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { IndicatorFigureParameters, IndicatorFiguresAnswer, ReferenceAnswer } from './reference.dto.js';
import { listIndicatorFigures, readReference } from './reference.queries.js';

@ApiTags('reference')
@ApiBearerAuth()
@Controller('api/v1/reference')
export class ReferenceController {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Kept by the browser and asked again with If-None-Match: 304 while nothing changed. */
  @Get()
  @SignedIn()
  @ApiOkResponse({ type: ReferenceAnswer })
  async read(@CurrentActor() actor: Actor, @Headers('if-none-match') known: string | undefined, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReferenceAnswer | undefined> {
    const answer = await this.unitOfWork.read(actor, (tx) => readReference(tx));
    const tag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`;
    void reply.header('ETag', tag).header('Cache-Control', 'private, no-cache');
    if (known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) {
      void reply.status(304);
      return undefined;
    }
    return answer;
  }

  @Get('indicator-figures')
  @SignedIn()
  @ApiOkResponse({ type: IndicatorFiguresAnswer })
  async listIndicatorFigures(@CurrentActor() actor: Actor, @Query() parameters: IndicatorFigureParameters): Promise<IndicatorFiguresAnswer> {
    return { items: await this.unitOfWork.read(actor, (tx) => listIndicatorFigures(tx, parameters)) };
  }
}
