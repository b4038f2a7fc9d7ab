import { addDays, type CivilDate } from '../common/civil-date.js';
import type { Actor } from '../common/actor.js';
import { instantFromLocal } from '../common/local-day.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { DeclarationLinesService } from '../declarations/declaration-lines.service.js';
import type { DeclarationFileAnswer, DeclarationLineBody } from '../declarations/declarations.dto.js';
import type { DeclarationsService } from '../declarations/declarations.service.js';
import type { ExaminationService } from '../declarations/examination.service.js';
import type { PeriodAnswer } from '../declarations/periods.dto.js';
import { listPeriods } from '../declarations/periods.queries.js';
import type { PeriodsService } from '../declarations/periods.service.js';
import type { SubmissionService } from '../declarations/submission.service.js';
import type { DemoEvidence } from './attach-demo-evidence.js';
import { ATTESTED_SINCE, COHORT_QUARTERS, type DemoCourse, DEMO_QUARTERS, type DemoFigures, type DemoQuarter } from './demo-quarters.js';

/** A fictitious company that declares: who signs for it, where, and what it says in each quarter. */
export interface Declarant {
  signatory: Actor;
  organisationId: string;
  name: string;
  /** Fictitious affiliation of the employer. */
  affiliation: string;
  /** How many of a headcount it attests; null: nothing is attached. */
  attests: (headcount: number) => number | null;
  siteId: string;
  /** Some do not tell who of their recruits stayed. */
  followsCohorts: boolean;
  /** By quarter; none where its agreement did not ask yet. */
  story: readonly ({ course: DemoCourse | 'not_begun'; figures: DemoFigures; trains: boolean } | undefined)[];
}

export interface DeclaringServices {
  unitOfWork: UnitOfWork;
  periods: PeriodsService;
  declarations: DeclarationsService;
  lines: DeclarationLinesService;
  submissions: SubmissionService;
  examinations: ExaminationService;
  evidence: DemoEvidence;
}

const EXPLANATION = 'Donnée fictive de démonstration.';

/**
 * Tells the eleven quarters through the services that everyone uses, at the instants of the fictitious history. Each step looks at where
 * a declaration stands, so that a start that was killed goes on where it stopped.
 */
export class DeclarationTeller {
  constructor(
    private readonly programmeId: string,
    private readonly services: DeclaringServices,
    private readonly examiner: Actor,
    private readonly approver: Actor,
    private readonly stopped: () => boolean,
  ) {}

  async tell(declarants: readonly Declarant[]): Promise<void> {
    for (const [index, quarter] of DEMO_QUARTERS.entries()) {
      const period = await this.openPeriod(quarter);
      for (const declarant of declarants) {
        if (this.stopped()) {
          return;
        }
        await this.tellDeclaration(declarant, period, index);
      }
      if (index < DEMO_QUARTERS.length - 1) {
        await this.closePeriod(period, declarants, index);
      }
    }
  }

  private async openPeriod({ year, quarter }: DemoQuarter): Promise<PeriodAnswer> {
    const ref = `${year}-T${quarter}`;
    let period = await this.period(ref);
    if (!period) {
      const firstDay = addDays(`${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01` as CivilDate, 0);
      period = await this.services.periods.create(at(this.examiner, firstDay), this.programmeId, { year, quarter });
    }
    return period.state === 'upcoming' ? this.services.periods.move(at(this.examiner, period.opensOn), this.programmeId, ref, period.version, 'open') : period;
  }

  private async closePeriod(period: PeriodAnswer, declarants: readonly Declarant[], index: number): Promise<void> {
    const closedOn = addDays(period.dueOn, 45);
    const now = await this.period(period.ref);
    if (now?.state === 'open') {
      await this.services.periods.move(at(this.examiner, closedOn), this.programmeId, period.ref, now.version, 'close');
    }
    for (const declarant of declarants.filter(({ story }) => story[index]?.course === 'restated')) {
      await this.restate(declarant, period, index, addDays(closedOn, 10));
    }
  }

  private async tellDeclaration(declarant: Declarant, period: PeriodAnswer, index: number): Promise<void> {
    const told = declarant.story[index];
    if (!told || told.course === 'missing' || told.course === 'not_begun') {
      return;
    }
    const sentOn = addDays(period.dueOn, told.course === 'late' ? 6 : -3);
    let file = await this.fileOf(declarant, period, false) ?? await this.services.declarations.create(at(declarant.signatory, addDays(sentOn, -1)), this.programmeId, { period: period.ref });
    if (file.state === 'draft') {
      // a first version forgets some who left, and is returned
      const slip = told.course === 'returned' ? 2 : 0;
      file = await this.fillAndSend(declarant, index, file, linesOf(declarant, index, told.figures, slip), sentOn);
    }
    if (told.course === 'returned' && file.state === 'submitted' && file.revision === 1) {
      const line = file.sections[0]?.lines.find(({ indicator }) => indicator === 'job_exits')?.id ?? '';
      file = await this.services.examinations.sendBack(at(this.examiner, addDays(period.dueOn, 4)), this.programmeId, file.ref, file.version, { lines: [{ line, reasonCode: 'to_correct', note: EXPLANATION }] });
    }
    if (file.state === 'returned') {
      // the examiner was answered what an examiner sees; the draft is the organisation's
      const own = (await this.fileOf(declarant, period, false)) ?? file;
      file = await this.fillAndSend(declarant, index, own, linesOf(declarant, index, told.figures, 0), addDays(period.dueOn, 9));
    }
    if (file.state === 'submitted' && told.course !== 'sent') {
      await this.accept(file, addDays(period.dueOn, 14));
    }
  }

  /** After the quarter is closed, two people are found to have left: old and new value stand side by side. */
  private async restate(declarant: Declarant, period: PeriodAnswer, index: number, on: CivilDate): Promise<void> {
    const told = declarant.story[index];
    if (!told || this.stopped()) {
      return;
    }
    let file = await this.fileOf(declarant, period, true) ?? await this.services.declarations.create(at(declarant.signatory, on), this.programmeId, { period: period.ref, restatementReason: 'late_information', reason: EXPLANATION });
    if (file.state === 'draft') {
      const { figures } = told;
      file = await this.fillAndSend(declarant, index, file, linesOf(declarant, index, { ...figures, exits: figures.exits + 1, entries: figures.entries + 1 }, 0), addDays(on, 1));
    }
    if (file.state === 'submitted') {
      await this.accept(file, addDays(on, 8));
    }
  }

  private async fillAndSend(declarant: Declarant, index: number, file: DeclarationFileAnswer, lines: readonly DeclarationLineBody[], on: CivilDate): Promise<DeclarationFileAnswer> {
    const actor = at(declarant.signatory, on);
    await this.attachEvidence(actor, declarant, index, file);
    let filled = file;
    for (const { section, version, indicators } of file.sections) {
      const codes = new Set(indicators.map(({ code }) => code));
      filled = await this.services.lines.write(actor, this.programmeId, file.ref, section, version, { lines: lines.filter(({ indicator }) => codes.has(indicator)), done: true });
    }
    return this.services.submissions.submit(actor, this.programmeId, file.ref, filled.version, { declaredExact: true });
  }

  /** The attestation counts who is there, whatever a first version forgot. */
  private async attachEvidence(actor: Actor, { name, affiliation, siteId, attests, story }: Declarant, index: number, { ref, period, restatement }: DeclarationFileAnswer): Promise<void> {
    const told = story[index];
    const headcount = told && index >= ATTESTED_SINCE ? attests(told.figures.headcount) : null;
    if (told && headcount !== null) {
      await this.services.evidence.attach(actor, ref, {
        organisation: name, period: period.ref, month: period.to.slice(0, 7), siteId, affiliation, headcount, certified: told.trains ? told.figures.certified : undefined, restated: restatement > 0,
      });
    }
  }

  private async accept(file: DeclarationFileAnswer, on: CivilDate): Promise<void> {
    let { version } = file;
    if (file.twoPersons && !file.visaGiven) {
      ({ version } = await this.services.examinations.giveVisa(at(this.examiner, on), this.programmeId, file.ref, version, {}));
    }
    await this.services.examinations.accept(at(file.twoPersons ? this.approver : this.examiner, addDays(on, 2)), this.programmeId, file.ref, version, {});
  }

  private period(ref: string): Promise<PeriodAnswer | undefined> {
    return this.services.unitOfWork.read(this.examiner, async (tx) => (await listPeriods(tx, this.programmeId)).find((period) => period.ref === ref));
  }

  private async fileOf({ signatory, organisationId }: Declarant, period: PeriodAnswer, restatement: boolean): Promise<DeclarationFileAnswer | undefined> {
    return this.services.declarations.find(signatory, this.programmeId, { period: period.ref, organisationId, restatement });
  }
}

/** The actor as it was that day at noon. */
function at(actor: Actor, day: CivilDate): Actor {
  const noon = instantFromLocal(day, '12:00:00');
  return { ...actor, simulatedAt: noon.kind === 'unique' ? noon.instant : undefined };
}

/** @param forgotten people who left and are not told of */
function linesOf({ siteId, story, followsCohorts }: Declarant, index: number, figures: DemoFigures, forgotten: number): DeclarationLineBody[] {
  const { headcount, entries, exits, enrolled, completed, certified, placed, kept } = figures;
  const said = (indicator: string, value: number): DeclarationLineBody => ({ indicator, site: siteId, state: 'reported', value: String(value), explanation: EXPLANATION });
  const recruited = story[index - COHORT_QUARTERS];
  const follows = followsCohorts && recruited !== undefined && recruited.course !== 'missing' && recruited.course !== 'not_begun';
  return [
    said('headcount', headcount + forgotten), said('job_entries', entries), said('job_exits', exits - forgotten), said('job_transfers_in', 0), said('job_transfers_out', 0),
    ...(follows && kept !== undefined ? [said('recruits_kept_18_months', kept)] : []),
    ...(story[index]?.trains === true ? [said('training_enrolled', enrolled), said('training_completed', completed), said('training_certified', certified), said('training_placed', placed)] : []),
  ];
}
