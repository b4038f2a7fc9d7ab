import { createHash } from 'node:crypto';
import { AgreementsService } from '../agreements/agreements.service.js';
import { AmendmentsService } from '../agreements/amendments.service.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import type { Actor } from '../common/actor.js';
import type { CivilDate } from '../common/civil-date.js';
import { instantFromLocal } from '../common/local-day.js';
import { IdempotentReplay } from '../database/idempotent-request.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { SealedTextService } from '../ledger/sealed-text.service.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { readMilestoneFile } from '../milestones/milestones.queries.js';
import { ProgressService } from '../progress/progress.service.js';
import type { DemoAgreement } from './demo-register.js';

interface Demonstration {
  programmeId: string;
  official: Actor;
  organisations: ReadonlyMap<string, string>;
}

/** Writes the fictitious agreements through the ordinary services, at the instants that their history tells. */
export class DemoWriter {
  private readonly agreements: AgreementsService;
  private readonly amendments: AmendmentsService;
  private readonly commitments: CommitmentsService;
  private readonly milestones: MilestonesService;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sealedTexts: SealedTextService,
    private readonly demonstration: Demonstration,
  ) {
    const progress = new ProgressService();
    this.agreements = new AgreementsService(unitOfWork, progress);
    this.amendments = new AmendmentsService(unitOfWork, progress);
    this.commitments = new CommitmentsService(unitOfWork, progress);
    this.milestones = new MilestonesService(unitOfWork, sealedTexts);
  }

  /** Each step has its key, so that a start that was killed in the middle goes on where it stopped. */
  async write(demo: DemoAgreement): Promise<void> {
    const { programmeId } = this.demonstration;
    const day = demo.enteredOn;
    const parties = demo.parties.map(({ code, side }) => ({ organisationId: this.organisation(code), side }));
    const created = await this.once(`${demo.agreement.ref} created`, day, (actor) => this.agreements.create(actor, programmeId, { ...demo.agreement, parties }));
    const { title, pages, language, articles } = demo.act;
    const file = await this.once(`${created.ref} act`, day, (actor) =>
      this.agreements.addAct(actor, programmeId, created.ref, created.version, { kind: 'agreement', title, pages, language, signedOn: demo.agreement.signedOn, clauses: articles }));
    const clauses = new Map(file.acts.flatMap((act) => act.clauses).map((clause) => [clause.article, clause.id]));
    for (const { obligors, article, ...commitment } of demo.commitments) {
      await this.once(commitment.ref, day, (actor) => this.commitments.create(actor, programmeId, {
        ...commitment, agreement: created.ref, clauseId: clauses.get(article), obligors: obligors.map((code) => ({ organisationId: this.organisation(code) })),
      }));
    }
    for (const { owner, log: _, ...milestone } of demo.milestones) {
      await this.once(milestone.ref, day, (actor) =>
        this.milestones.create(actor, programmeId, { ...milestone, agreement: created.ref, ownerId: owner ? this.organisation(owner) : null, source: 'Chiffres fictifs (DEMO)' }));
    }
    await this.tellHistory(demo, created.ref);
  }

  /** Amendment and milestone logs in the order of their days. */
  private async tellHistory(demo: DemoAgreement, ref: string): Promise<void> {
    const { programmeId } = this.demonstration;
    const logs = demo.milestones.flatMap((milestone) => milestone.log.map(({ at, ...body }) => ({ at, tell: () => this.log(milestone.ref, at, body) })));
    const { amendment } = demo;
    const amended = amendment
      ? [{
          at: amendment.at,
          tell: async () => {
            const before = await this.once(`${ref} amendment act`, amendment.at, async (actor) =>
              this.agreements.addAct(actor, programmeId, ref, await this.versionOf(ref), { kind: 'amendment', title: `Avenant n° ${amendment.number}`, pages: 4, language: 'ar', signedOn: amendment.signedOn }));
            const commitment = demo.commitments.find((one) => one.ref === amendment.commitment);
            await this.once(`${ref} amendment`, amendment.at, (actor) => this.amendments.record(actor, programmeId, ref, before.version, {
              number: amendment.number, signedOn: amendment.signedOn, effectiveOn: amendment.effectiveOn, summary: amendment.summary, actId: before.acts.find((act) => act.kind === 'amendment')?.id,
              terms: commitment ? [{ commitment: commitment.ref, basis: commitment.basis, base: commitment.base, baseOn: commitment.baseOn, target: amendment.target, dueOn: amendment.dueOn, duePrecision: 'year', steps: commitment.steps }] : [],
              baselines: [{ milestone: amendment.milestone, baselineOn: amendment.baselineOn }],
            }));
          },
        }]
      : [];
    for (const { tell } of [...logs, ...amended].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      await tell();
    }
  }

  private async log(ref: string, at: CivilDate, body: Parameters<MilestonesService['log']>[4]): Promise<void> {
    const { programmeId } = this.demonstration;
    await this.once(`${ref} logged ${at}`, at, async (actor) => {
      const milestone = await this.unitOfWork.read(actor, (tx) => readMilestoneFile(tx, this.sealedTexts, programmeId, ref));
      return this.milestones.log(actor, programmeId, ref, milestone.version, body);
    });
  }

  private async once<T>(step: string, day: CivilDate, work: (actor: Actor) => Promise<T>): Promise<T> {
    const actor = this.actorOn(day);
    const key = `demonstration:${step.replaceAll(' ', '-')}`;
    try {
      return await work({ ...actor, request: { ...actor.request, idempotency: { key, digest: createHash('sha256').update(key).digest(), status: 200 } } });
    } catch (error) {
      if (error instanceof IdempotentReplay) {
        return JSON.parse(error.body) as T;
      }
      throw error;
    }
  }

  private async versionOf(ref: string): Promise<number> {
    const { official, programmeId } = this.demonstration;
    const rows = await this.unitOfWork.read(official, (tx) => tx.query<{ version: number }>('select version from register.agreement where programme_id = $1 and ref = $2', [programmeId, ref]));
    return rows[0]?.version ?? 0;
  }

  private organisation(code: string): string {
    const id = this.demonstration.organisations.get(code);
    if (!id) {
      throw new Error(`The demonstration has no organisation ${code}.`);
    }
    return id;
  }

  private actorOn(day: CivilDate): Actor {
    const noon = instantFromLocal(day, '12:00:00');
    return { ...this.demonstration.official, simulatedAt: noon.kind === 'unique' ? noon.instant : undefined };
  }
}
