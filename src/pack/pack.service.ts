import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { CLOCK, type Clock } from '../common/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Pack, readPack } from './pack.queries.js';

@Injectable()
export class PackService {
  constructor(private readonly unitOfWork: UnitOfWork, @Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws Problem validation_failed */
  read(actor: Actor, programmeId: string, since: CivilDate | undefined): Promise<Pack> {
    return this.unitOfWork.read(actor, (tx) => readPack(tx, programmeId, { since }, this.clock.now()));
  }
}
