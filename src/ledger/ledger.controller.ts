import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentActor } from '../auth/current-actor.js';
import { Public, SignedIn } from '../auth/permissions.js';
import type { Actor } from '../common/actor.js';
import { IdentifierField } from '../http/fields.js';
import { CheckpointParameters, ConsistencyParameters, ConsistencyProofAnswer, LedgerAnswer, SealedEventAnswer } from './ledger.dto.js';
import { LedgerService } from './ledger.service.js';

class EventParameters {
  @IdentifierField() id: string;
}

/** The trail as a log that anyone can check: docs/trail.md. */
@ApiTags('ledger')
@Controller('api/v1/ledger')
export class LedgerController {
  constructor(private readonly ledger: LedgerService) {}

  @Get()
  @Public()
  @ApiOkResponse({ type: LedgerAnswer })
  state(@CurrentActor() actor: Actor): Promise<LedgerAnswer> {
    return this.ledger.state(actor);
  }

  /** The last checkpoint: name of the log, number of events, root, and the signature of the register. */
  @Get('checkpoint')
  @Public()
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } }, description: 'Signed note of c2sp.org/tlog-checkpoint' })
  async checkpoint(@CurrentActor() actor: Actor, @Query() { origin }: CheckpointParameters, @Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    const note = await this.ledger.checkpoint(actor, origin);
    void reply.type('text/plain; charset=utf-8');
    return note;
  }

  /** That the tree of `from` events is the beginning of the one of `to`. */
  @Get('consistency')
  @Public()
  @ApiOkResponse({ type: ConsistencyProofAnswer })
  consistency(@CurrentActor() actor: Actor, @Query() parameters: ConsistencyParameters): Promise<ConsistencyProofAnswer> {
    return this.ledger.consistency(actor, parameters);
  }

  /** An event that the reader may see, with the proof that it is in the sealed trail. */
  @Get('events/:id')
  @SignedIn()
  @ApiBearerAuth()
  @ApiOkResponse({ type: SealedEventAnswer })
  event(@CurrentActor() actor: Actor, @Param() { id }: EventParameters): Promise<SealedEventAnswer> {
    return this.ledger.sealedEvent(actor, id);
  }
}
