import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { MissionReadingAnswer } from './missions.dto.js';
import { missionOfTeam } from './missions.queries.js';

const SHOWN = 500;

/** Who read what of a mission. */
@Injectable()
export class MissionReadingsService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** After it was read, and before it is answered: what cannot be recorded is not shown. */
  async record(actor: Actor, programmeId: string, what: MissionReadingAnswer['what'], ref: string): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => tx.query('select access.record_reading($1, $2, $3)', [programmeId, what, ref]));
  }

  /** The last readings, newest first, for the team. @throws Problem not_found */
  list(actor: Actor, programmeId: string, ref: string): Promise<MissionReadingAnswer[]> {
    return this.unitOfWork.read(actor, async (tx) => {
      const { id } = await missionOfTeam(tx, programmeId, ref);
      return tx.query<MissionReadingAnswer>(
        `select r.what, r.ref, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, (select p.name from access.person p where p.id = r.person_id) as name, r.person_id as "personId"
         from register.mission_reading r where r.programme_id = $1 and r.mission_id = $2 order by r.at desc, r.id desc limit $3`, [programmeId, id, SHOWN]);
    });
  }
}
