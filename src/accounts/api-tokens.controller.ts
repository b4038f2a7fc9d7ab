import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { IdParameters } from '../http/parameters.js';
import { ApiTokenAnswer, ApiTokenListParameters, ApiTokenPage, ApiTokenWithTextAnswer, CreateApiTokenBody } from './api-tokens.dto.js';
import { ApiTokensService } from './api-tokens.service.js';

@ApiTags('tokens')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService) {}

  @Get()
  @Can('token.revoke')
  @ApiOkResponse({ type: ApiTokenPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Query() parameters: ApiTokenListParameters): Promise<ApiTokenPage> {
    return this.tokens.list(actor, programmeId, parameters);
  }

  @Post()
  @Can('token.make')
  @ApiCreatedResponse({ type: ApiTokenWithTextAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Body() body: CreateApiTokenBody): Promise<ApiTokenWithTextAnswer> {
    return this.tokens.create(actor, programmeId, body);
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Can('token.revoke')
  @ApiOkResponse({ type: ApiTokenAnswer })
  revoke(@CurrentActor() actor: Actor, @ProgrammeId() programmeId: string, @Param() { id }: IdParameters): Promise<ApiTokenAnswer> {
    return this.tokens.revoke(actor, programmeId, id);
  }
}
