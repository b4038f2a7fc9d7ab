import { Injectable } from '@nestjs/common';
import { hashOfApiToken, newApiToken } from '../auth/api-token.js';
import { ApiTokens } from '../auth/api-tokens.js';
import { mayAs } from '../auth/permissions.js';
import { type Actor, rolesIn } from '../common/actor.js';
import { addDays, compareCivilDates } from '../common/civil-date.js';
import { type FieldProblem, Problem } from '../common/problems.js';
import { uuid7 } from '../common/uuid7.js';
import { type ListDefinition, readList } from '../database/list-query.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { ApiTokenAnswer, ApiTokenListParameters, ApiTokenPage, ApiTokenWithTextAnswer, CreateApiTokenBody } from './api-tokens.dto.js';

const LONGEST_DAYS = 365;

const LIST: ListDefinition = {
  select: `t.id, t.name, (select p.name from access.person p where p.id = t.person_id) as person, t.account_id = app.account_id() as own, to_json(t.scopes) as scopes,
    to_char(t.made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "madeAt", t.expires_on as "expiresOn", u.last_used_on as "lastUsedOn",
    to_char(t.revoked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "revokedAt"`,
  from: 'access.api_token t',
  joins: { u: 'left join access.api_token_use u on u.token_id = t.id' },
  where: 't.programme_id = $1',
  filters: { id: 't.id::text = any (?::text[])' },
  search: 'lower(t.name) like ?',
  sorts: { made: [`to_char(t.made_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')`] },
  defaultSort: '-made',
  identifier: 't.id::uuid',
  facets: {},
};

/** Tokens with which a partner's own system acts as a person of it: each sees its own, the administrator those of the programme. */
@Injectable()
export class ApiTokensService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly open: ApiTokens,
  ) {}

  list(actor: Actor, programmeId: string, parameters: ApiTokenListParameters): Promise<ApiTokenPage> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { rows, ...rest } = await readList<ApiTokenAnswer>(tx, programmeId, LIST, { ...parameters, filters: {} });
      return { ...rest, items: rows };
    });
  }

  /** @throws Problem validation_failed with token_scope_not_held, token_expiry */
  async create(actor: Actor, programmeId: string, { name, scopes, expiresOn }: CreateApiTokenBody): Promise<ApiTokenWithTextAnswer> {
    const token = newApiToken();
    const made = await this.unitOfWork.run(actor, async (tx): Promise<ApiTokenWithTextAnswer> => {
      const held = rolesIn(actor, programmeId);
      const fields: FieldProblem[] = scopes.filter((scope) => !mayAs(scope, held)).map((scope) => ({ field: 'scopes', code: 'token_scope_not_held', parameters: { scope } }));
      if (compareCivilDates(expiresOn, tx.today) <= 0 || compareCivilDates(expiresOn, addDays(tx.today, LONGEST_DAYS)) > 0) {
        fields.push({ field: 'expiresOn', code: 'token_expiry' });
      }
      if (fields.length > 0) {
        throw new Problem('validation_failed', {}, fields);
      }
      const id = uuid7(tx.now);
      await tx.execute(
        `insert into access.api_token (id, programme_id, account_id, person_id, name, hash, scopes, made_at, expires_on)
         values ($1, $2, app.account_id(), app.person_id(), $3, $4, $5, $6, $7)`, [id, programmeId, name.trim(), hashOfApiToken(token), scopes, tx.now, expiresOn]);
      // what a repeated request is answered with holds no secret
      return { ...(await this.one(tx, programmeId, id)), token: null };
    });
    return { ...made, token };
  }

  /** Revoking twice changes nothing. @throws Problem not_found */
  revoke(actor: Actor, programmeId: string, id: string): Promise<ApiTokenAnswer> {
    return this.unitOfWork.run(actor, async (tx) => {
      await this.one(tx, programmeId, id);
      await tx.execute('update access.api_token set revoked_at = $3 where programme_id = $1 and id = $2 and revoked_at is null', [programmeId, id, tx.now]);
      tx.onCommit(() => this.open.forget());
      return this.one(tx, programmeId, id);
    });
  }

  private async one(tx: Transaction, programmeId: string, id: string): Promise<ApiTokenAnswer> {
    const { rows: [row] } = await readList<ApiTokenAnswer>(tx, programmeId, LIST, { filters: { id: [id] } });
    if (!row) {
      throw new Problem('not_found');
    }
    return row;
  }
}
