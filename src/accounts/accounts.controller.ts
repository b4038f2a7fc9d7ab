import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../common/actor.js';
import { CurrentActor, ProgrammeId } from '../auth/current-actor.js';
import { Can } from '../auth/permissions.js';
import { IfMatch } from '../http/versions.js';
import {
  AccountAnswer, AccountListParameters, AccountPage, AccountWithPasswordAnswer, AddMembershipBody, ChangeAccountBody, CreateAccountBody, EndMembershipBody,
  MembershipAnswer, MembershipsAnswer,
} from './accounts.dto.js';
import { AccountQueries } from './accounts.queries.js';
import { Accounts } from './accounts.service.js';
import { Memberships } from './memberships.service.js';

/** Persons, accounts and dated memberships, for the administrators of a programme. */
@ApiTags('accounts')
@ApiBearerAuth()
@Controller('api/v1/programmes/:programme/accounts')
@Can('accounts.manage')
export class AccountsController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly accounts: Accounts,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @ApiOkResponse({ type: AccountPage })
  list(@CurrentActor() actor: Actor, @ProgrammeId() programme: string, @Query() parameters: AccountListParameters): Promise<AccountPage> {
    return this.queries.list(actor, programme, parameters);
  }

  @Post()
  @ApiCreatedResponse({ type: AccountWithPasswordAnswer })
  create(@CurrentActor() actor: Actor, @ProgrammeId() programme: string, @Body() body: CreateAccountBody): Promise<AccountWithPasswordAnswer> {
    return this.accounts.create(actor, programme, body);
  }

  @Get(':account')
  @ApiOkResponse({ type: AccountAnswer })
  get(@CurrentActor() actor: Actor, @ProgrammeId() programme: string, @Param('account') account: string): Promise<AccountAnswer> {
    return this.queries.get(actor, programme, account);
  }

  @Patch(':account')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: AccountWithPasswordAnswer })
  change(
    @CurrentActor() actor: Actor,
    @ProgrammeId() programme: string,
    @Param('account') account: string,
    @IfMatch() version: number,
    @Body() body: ChangeAccountBody,
  ): Promise<AccountWithPasswordAnswer> {
    return this.accounts.change(actor, programme, account, version, body);
  }

  @Get(':account/memberships')
  @ApiOkResponse({ type: MembershipsAnswer })
  listMemberships(@CurrentActor() actor: Actor, @ProgrammeId() programme: string, @Param('account') account: string): Promise<MembershipsAnswer> {
    return this.queries.memberships(actor, programme, account);
  }

  @Post(':account/memberships')
  @ApiCreatedResponse({ type: MembershipAnswer })
  addMembership(
    @CurrentActor() actor: Actor,
    @ProgrammeId() programme: string,
    @Param('account') account: string,
    @Body() body: AddMembershipBody,
  ): Promise<MembershipAnswer> {
    return this.memberships.add(actor, programme, account, body);
  }

  @Post(':account/memberships/:membership/end')
  @HttpCode(200)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: MembershipAnswer })
  endMembership(
    @CurrentActor() actor: Actor,
    @ProgrammeId() programme: string,
    @Param('account') account: string,
    @Param('membership') membership: string,
    @IfMatch() version: number,
    @Body() { on }: EndMembershipBody,
  ): Promise<MembershipAnswer> {
    return this.memberships.end(actor, programme, account, membership, version, on);
  }
}
