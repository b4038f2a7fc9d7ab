import { Injectable } from '@nestjs/common';
import { type CivilDate, formatCivilDate } from '../../common/civil-date.js';
import type { DeclarationSection } from '../../common/declaration-sections.js';
import { DECLARATION_SECTIONS } from '../../common/declaration-sections.js';
import { type Language, type Translated, translatedText } from '../../common/translated.js';
import type { Transaction } from '../../database/transaction.js';
import { cohortLines, withCohorts } from '../../declarations/cohorts.queries.js';
import { declaredIndicators, draftLines, previousLines, sitesOf } from '../../declarations/declaration-lines.queries.js';
import { declarationToFill } from './declaration-imports.queries.js';
import { writeTemplate } from './write-template.js';

/** The workbook of a draft, for its organisation. */
@Injectable()
export class DeclarationTemplateService {
  /** @throws Problem not_found */
  async write(tx: Transaction, programmeId: string, ref: string, language: Language): Promise<Uint8Array> {
    const { id, organisationId, periodId } = await declarationToFill(tx, programmeId, ref);
    const previous = await previousLines(tx, programmeId, organisationId, periodId);
    const [period] = await tx.query<{ to: CivilDate; previousTo: CivilDate | null }>(
      `select upper(p.dates) - 1 as "to", (select upper(e.dates) - 1 from register.reporting_period e where e.programme_id = p.programme_id and e.ref = $3) as "previousTo"
       from register.reporting_period p where p.programme_id = $1 and p.id = $2`, [programmeId, periodId, previous[0]?.period ?? null]);
    const [organisation] = await tx.query<{ name: Translated }>('select app.title_answer(name_fr, name_ar, name_en) as name from register.organisation where id = $1', [organisationId]);
    const parts = await tx.query<{ section: DeclarationSection }>('select section from register.declaration_section where programme_id = $1 and declaration_id = $2', [programmeId, id]);
    const draft = await draftLines(tx, programmeId, id);
    const asked = new Set(parts.map(({ section }) => section));
    const named = (rows: readonly { code: string; name: Translated }[]) => rows.map(({ code, name }) => ({ code, name: translatedText(name, language) }));
    return writeTemplate({
      ref, language,
      period: period ? formatCivilDate(period.to, 'quarter', language) : '',
      previousPeriod: period?.previousTo ? formatCivilDate(period.previousTo, 'quarter', language) : null,
      organisation: organisation ? translatedText(organisation.name, language) : '',
      sections: DECLARATION_SECTIONS.filter((section) => asked.has(section)),
      indicators: withCohorts(await declaredIndicators(tx, programmeId, periodId), await cohortLines(tx, programmeId, organisationId, periodId), draft),
      sites: await sitesOf(tx, organisationId, periodId, programmeId),
      references: {
        region: named(await tx.query('select code, app.title_answer(name_fr, name_ar, name_en) as name from reference.region order by code')),
        segment: (await tx.query<{ code: string }>('select code from reference.segment order by code')).map(({ code }) => ({ code, name: code })),
        zone: await tx.query('select ref as code, name from register.zone where programme_id = $1 order by ref', [programmeId]),
      },
      draft,
      previous: previous.filter((line) => line.period === previous[0]?.period).map((line) => ({ ...line, state: 'reported' as const })),
    });
  }
}
