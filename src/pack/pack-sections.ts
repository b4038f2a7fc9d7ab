import { formatCivilDate } from '../common/civil-date.js';
import { ExactDecimal, formatDecimal } from '../common/quantity.js';
import { type Language, translatedText } from '../common/translated.js';
import type { OrganisationNameAnswer, TranslatedAnswer } from '../http/answers.js';
import { NET_JOBS, type PromiseFiguresAnswer } from '../insights/promises.dto.js';
import { figuresOfStanding } from '../insights/promises.queries.js';
import type { PaceAnswer } from '../insights/sector.dto.js';
import type { Pack } from './pack.queries.js';
import type { PackWords } from './pack.words.js';

/** A cell of a table: what a reader sees, and the plain decimal behind it for the workbook. */
export interface PackCell {
  text: string;
  number: string | null;
}

/** One part of the pack: the document and the workbook show the same tables. */
export interface PackSection {
  title: string;
  lead: string | null;
  header: string[];
  /** Columns of numbers. */
  numbers: number[];
  rows: PackCell[][];
  /** What stands in place of an empty table. */
  empty: string;
}

/** Writes the cells in one language. */
export class PackWriter {
  constructor(readonly words: PackWords, readonly language: Language) {}

  text(text: string): PackCell {
    return { text, number: null };
  }

  title(title: TranslatedAnswer): string {
    return translatedText(title, this.language);
  }

  number(value: string | number | null, { percent = false, signed = false } = {}): PackCell {
    if (value === null) return { text: this.words.none, number: null };
    const shown = percent ? `${formatDecimal(new ExactDecimal(value).times(100).toDecimalPlaces(1).plus(0).toFixed(), this.language)}${this.language === 'en' ? '' : '\u00a0'}%` : formatDecimal(new ExactDecimal(value).toFixed(), this.language);
    return { text: signed && new ExactDecimal(value).greaterThan(0) ? `+${shown}` : shown, number: new ExactDecimal(value).toFixed() };
  }

  day(date: { on: Parameters<typeof formatCivilDate>[0]; precision?: Parameters<typeof formatCivilDate>[1] } | null): PackCell {
    return this.text(date === null ? this.words.none : formatCivilDate(date.on, date.precision ?? 'day', this.language));
  }

  names(organisations: readonly OrganisationNameAnswer[]): string {
    return organisations.map(({ name }) => this.title(name)).join(this.words.separator);
  }
}

/** All tables of the pack, in the order in which a committee reads them; the annex comes apart. */
export function packSections(pack: Pack, writer: PackWriter): PackSection[] {
  return [headlines(pack, writer), regions(pack, writer), sector(pack, writer), execution(pack, writer), changedTotals(pack, writer), changedAgreements(pack, writer), decisions(pack, writer), watched(pack, writer), slips(pack, writer), findings(pack, writer)];
}

const part = (figures: PromiseFiguresAnswer): string | null => (figures.accepted === null || figures.promised === null || Number(figures.promised) === 0 ? null : new ExactDecimal(figures.accepted).dividedBy(figures.promised).toFixed());

function headlines({ promises: { measures, quarter } }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  const left = measures.reduce((sum, { figures }) => sum + figures.withoutBase + figures.withoutTarget, 0);
  const notes = [words.headlinesLead, quarter === null ? null : words.onQuarter.replace('{date}', writer.day({ on: quarter }).text), left === 0 ? null : words.notAdded.replace('{n}', String(left))];
  return {
    title: words.headlines, lead: notes.filter((note) => note !== null).join(' '), empty: words.none, numbers: [1, 2, 3, 4, 5, 6],
    header: [words.measure, words.promised, words.expected, words.declared, words.accepted, words.verified, words.part],
    rows: measures.map(({ kind, name, annual, figures }) => {
      const what = name === null ? words.netJobs : `${writer.title(name)} (${words.kinds[kind]})`;
      return [writer.text(annual ? words.eachYear.replace('{what}', what) : what), ...[figures.promised, figures.expected, figures.declared, figures.accepted, figures.verified].map((value) => writer.number(value)), writer.number(part(figures), { percent: true })];
    }),
  };
}

function regions({ promises: { measures }, regionNames }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  const jobs = measures.find(({ measure }) => measure === NET_JOBS);
  return {
    title: words.regions, lead: null, empty: words.none, numbers: [1, 2, 3, 4, 5], header: [words.region, words.promised, words.expected, words.accepted, words.verified, words.part],
    rows: (jobs?.regions ?? []).map(({ region, ...figures }) => {
      const name = regionNames.find(({ code }) => code === region);
      return [writer.text(name === undefined ? (region ?? words.severalRegions) : writer.title(name.name)), ...[figures.promised, figures.expected, figures.accepted, figures.verified].map((value) => writer.number(value)), writer.number(part(figures), { percent: true })];
    }),
  };
}

function sector({ sector: { indicators } }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.sector, lead: words.sectorLead, empty: words.none, numbers: [1, 2, 3, 4, 5], header: [words.indicator, words.last, words.target, words.required, words.observed, words.promisedPart],
    rows: indicators.map(({ name, unit, series, steps, observed, promisedPart }) => {
      const pace = (told: PaceAnswer | null | undefined): PackCell => writer.number(told == null ? null : new ExactDecimal(told.perYear).toDecimalPlaces(unit === 'MAD bn' ? 2 : 0).toFixed());
      const target = steps.at(-1);
      const perimeter = target?.readings.find(({ chosen }) => chosen)?.base?.perimeter;
      const figures = series.filter(({ segment }) => segment === null).find((one) => perimeter == null || one.perimeter === perimeter)?.figures ?? [];
      // a half-year beside the target of a year would mislead
      const last = figures.findLast(({ period }) => /^\d{4}$/.test(period));
      return [
        writer.text(writer.title(name)), last === undefined ? writer.number(null) : { text: `${writer.number(last.value).text} (${last.period})`, number: last.value },
        target === undefined ? writer.number(null) : { text: `${writer.number(target.value).text} (${writer.day(target.due).text})`, number: target.value },
        pace(target?.required), pace(observed), writer.number(promisedPart, { percent: true }),
      ];
    }),
  };
}

function execution({ execution: { agreements, milestones, timeliness, evidence }, promises: { health } }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  const cells = timeliness.rows.flatMap((row) => row.cells);
  const counted: [string, string][] = [
    ...agreements.map(({ state, count }): [string, string] => [words.states[state] ?? state, String(count)]),
    ...health.map(({ state, computed }): [string, string] => [`${words.commitments}${words.separator}${words.health[state]}`, String(computed)]),
    [words.milestonesDue, String(milestones.due)], [words.milestonesMet, String(milestones.dueMet)], [words.milestonesOverdue, String(milestones.overdue)],
    [words.late, String(cells.filter(({ state }) => state === 'late').length)], [words.missing, String(cells.filter(({ state }) => state === 'missing').length)],
    [words.proved, `${evidence.proved}/${evidence.figures}`],
  ];
  return { title: words.execution, lead: words.executionLead, empty: words.none, numbers: [1], header: ['', words.count], rows: counted.map(([name, value]) => [writer.text(name), value.includes('/') ? writer.text(value) : writer.number(value)]) };
}

function changedTotals({ changes: { totals }, since }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.changes, lead: words.changesLead.replace('{date}', writer.day({ on: since }).text), empty: words.none, numbers: [1, 2], header: [words.indicator, words.before, words.after],
    rows: totals.filter(({ before, after }) => before !== null || after !== null).map(({ name, before, after }) => [writer.text(writer.title(name)), writer.number(before), writer.number(after)]),
  };
}

function changedAgreements({ changes: { agreements } }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: `${words.changes}${words.separator}${words.agreement}`, lead: null, empty: words.none, numbers: [1, 2], header: [words.agreement, words.figures, words.events],
    rows: agreements.map(({ ref, title, figures, events }) => [writer.text(`${writer.title(title)} (${ref})`), writer.number(figures.length), writer.number(events)]),
  };
}

function decisions(pack: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.decisions, lead: null, empty: words.noDecision, numbers: [], header: [words.decisions, words.agreement, words.state],
    rows: pack.decisions.map(({ ref, title, agreement, reason }) => [writer.text(`${writer.title(title)} (${ref})`), writer.text(agreement.ref), writer.text(reason === 'forecast_proposed' || reason === 'agreement_to_complete' ? words.reasons[reason] : '')]),
  };
}

function watched({ promises }: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.watched, lead: words.watchedLead, empty: words.noneWatched, numbers: [1, 2, 3, 4], header: [words.commitment, words.promised, words.expected, words.accepted, words.gap, words.healthTitle],
    rows: promises.watched.map(({ ref, obligors, promised, expected, accepted, gap, health, decided }) => [
      writer.text(`${writer.names(obligors)} (${ref})`), writer.number(promised), writer.number(expected), writer.number(accepted), writer.number(gap, { signed: true }),
      writer.text(decided === null || decided === health ? words.health[health] : `${words.health[health]} / ${words.health[decided]}`),
    ]),
  };
}

function slips(pack: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.slips, lead: null, empty: words.noSlip, numbers: [3], header: [words.milestone, words.baseline, words.forecast, words.slip],
    rows: pack.slips.map(({ ref, title, baseline, forecast, days, overdue }) => [
      writer.text(`${writer.title(title)} (${ref})`), writer.day(baseline), writer.day(forecast),
      days === null ? writer.text(overdue ? words.overdue : words.none) : { text: words.days.replace('{n}', writer.number(days, { signed: true }).text) + (overdue ? `${words.separator}${words.overdue}` : ''), number: String(days) },
    ]),
  };
}

function findings(pack: Pack, writer: PackWriter): PackSection {
  const { words } = writer;
  return {
    title: words.findings, lead: null, empty: words.noFinding, numbers: [], header: [words.findings, words.addressee, words.severity, words.state, words.replyDue],
    rows: pack.findings.map(({ ref, addressee, severity, state, replyDueOn }) => [writer.text(ref), writer.text(writer.title(addressee.name)), writer.text(words.severities[severity]), writer.text(words.findingStates[state]), writer.day(replyDueOn === null ? null : { on: replyDueOn })]),
  };
}

/** Each agreement with its commitments: the way promised, expected and accepted. */
export function annexSections({ agreements }: Pack, writer: PackWriter): PackSection[] {
  const { words } = writer;
  return agreements.map(({ ref, title, state, commitments }) => ({
    title: `${ref}${words.separator}${writer.title(title)}`, lead: words.stateOfOne[state] ?? state, empty: words.none, numbers: [1, 2, 3], header: [words.commitment, words.promised, words.expected, words.accepted, words.healthTitle],
    rows: commitments.map(({ standing, name }) => {
      const { promised, expected, accepted, health } = figuresOfStanding(standing);
      return [writer.text(`${writer.title(name.title)} (${name.ref})`), writer.number(promised), writer.number(expected), writer.number(accepted), writer.text(words.health[health])];
    }),
  }));
}
