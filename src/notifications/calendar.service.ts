import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, nobody, type RequestFacts } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { Problem } from '../common/problems.js';
import { type Language, type Translated, translatedText } from '../common/translated.js';
import { SETTINGS, type Settings } from '../config/settings.js';
import type { Transaction } from '../database/transaction.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { AttemptLimits } from '../auth/attempt-limits.js';
import type { CalendarAddressAnswer, CalendarStateAnswer } from './calendar.dto.js';
import { type CalendarEntry, calendarFile } from './calendar-file.js';
import { addressOf, type Place } from './notification-address.js';

const TOKEN_BYTES = 32;
const FILE = /^([A-Za-z0-9_-]{43})\.ics$/;

interface Reader {
  programmeCode: string;
  title: Translated;
  demonstration: boolean;
  language: Language;
}

interface Entry {
  kind: 'declaration' | 'milestone';
  id: string;
  ref: string;
  organisation: { name: Translated };
  title: Translated | null;
  dueOn: CivilDate;
}

/** {ref}: the period or the milestone; {name}: the organisation; {title}: that of the milestone. */
const SUMMARIES: Readonly<Record<Entry['kind'], Readonly<Record<Language, string>>>> = {
  declaration: { fr: 'Déclaration {ref} à remettre', ar: 'أجل التصريح {ref}', en: 'Declaration {ref} due' },
  milestone: { fr: 'Jalon {ref} : {title}', ar: 'محطة الإنجاز {ref}: {title}', en: 'Milestone {ref}: {title}' },
};
const FICTITIOUS: Readonly<Record<Language, string>> = { fr: 'FICTIF', ar: 'بيانات وهمية', en: 'FICTITIOUS' };

/** A private address from which a calendar program reads a person's due dates. Whoever holds it reads them, until it is revoked. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly limits: AttemptLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  state(actor: Actor, programmeId: string): Promise<CalendarStateAnswer> {
    return this.unitOfWork.read(actor, async (tx) => {
      const [row] = await tx.query<CalendarStateAnswer>(
        'select made_at as "madeAt" from app.calendar_address where programme_id = $1 and person_id = app.person_id() and hash is not null', [programmeId]);
      return row ?? { madeAt: null };
    });
  }

  /** The address before it, if any, opens nothing any more. */
  async renew(actor: Actor, programmeId: string): Promise<CalendarAddressAnswer> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    let made = false;
    const answer = await this.unitOfWork.run(actor, async (tx): Promise<CalendarAddressAnswer> => {
      await tx.execute(
        `insert into app.calendar_address as c (programme_id, person_id, hash, made_at) values ($1, app.person_id(), $2, $3)
         on conflict (programme_id, person_id) do update set hash = excluded.hash, made_at = excluded.made_at`, [programmeId, hashOf(token), tx.now]);
      made = true;
      // what a repeated request is answered with holds no secret
      return { address: null, madeAt: tx.now.toISOString() };
    });
    return made ? { ...answer, address: `${this.settings.publicUrl}/api/v1/calendar/${token}.ics` } : answer;
  }

  async revoke(actor: Actor, programmeId: string): Promise<void> {
    await this.unitOfWork.run(actor, (tx) => tx.execute('update app.calendar_address set hash = null where programme_id = $1 and person_id = app.person_id()', [programmeId]));
  }

  /** @throws Problem not_found, too_many_attempts for who tries addresses */
  async read(file: string, address: string, request: RequestFacts): Promise<string> {
    const attempt = { address, request };
    await this.limits.countFrom(attempt, 'calendar');
    const token = FILE.exec(file)?.[1];
    const text = token && (await this.unitOfWork.read(nobody(request.id), (tx) => this.fileOf(tx, hashOf(token))));
    if (!text) {
      throw new Problem('not_found');
    }
    await this.limits.forgiveFrom(attempt, 'calendar');
    return text;
  }

  private async fileOf(tx: Transaction, hash: Buffer): Promise<string | undefined> {
    const [reader] = await tx.query<Reader>('select programme_code as "programmeCode", title, demonstration, language from app.calendar_reader($1)', [hash]);
    if (!reader) {
      return undefined;
    }
    const entries = await tx.query<Entry>('select kind, id, ref, organisation, title, due_on as "dueOn" from app.calendar_entries($1)', [hash]);
    const { language, programmeCode, demonstration } = reader;
    const mark = demonstration ? `[${FICTITIOUS[language]}] ` : '';
    const place = { publicUrl: this.settings.publicUrl, language, programme: programmeCode };
    return calendarFile({
      name: `${mark}Mithaq · ${programmeCode}`, language, at: tx.now,
      entries: entries.map((entry) => eventOf(entry, place, mark)),
    });
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function eventOf({ kind, id, ref, organisation, title, dueOn }: Entry, place: Place, mark: string): CalendarEntry {
  const values: Record<string, string> = { ref, title: title ? translatedText(title, place.language) : '' };
  return {
    uid: `${kind}.${id}@${new URL(place.publicUrl).hostname}`,
    on: dueOn,
    summary: mark + SUMMARIES[kind][place.language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''),
    description: translatedText(organisation.name, place.language),
    url: addressOf(place, kind === 'declaration' ? 'declaration_due' : 'milestone_overdue', ref),
  };
}
