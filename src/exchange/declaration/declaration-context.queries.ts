import type { CivilDate } from '../../common/civil-date.js';
import type { Translated } from '../../common/translated.js';
import type { Transaction } from '../../database/transaction.js';
import { declaredIndicators, draftLines, sitesOf } from '../../declarations/declaration-lines.queries.js';
import { type DeclarationRow } from '../../declarations/declarations.queries.js';
import type { ReferenceItem } from '../register/register-context.js';
import type { DeclarationContext } from './declaration-context.js';

/** What a workbook for this draft may speak of, with the versions of the parts that it is compared with. */
export async function declarationContext(tx: Transaction, programmeId: string, declaration: DeclarationRow): Promise<{ context: DeclarationContext; sections: Record<string, number> }> {
  const { id, ref, organisationId, periodId } = declaration;
  const [period] = await tx.query<{ from: CivilDate; to: CivilDate }>('select lower(dates) as "from", upper(dates) - 1 as "to" from register.reporting_period where programme_id = $1 and id = $2', [programmeId, periodId]);
  const parts = await tx.query<{ section: string; version: number }>('select section, version from register.declaration_section where programme_id = $1 and declaration_id = $2', [programmeId, id]);
  const [organisation] = await tx.query<{ names: string[] }>('select array_remove(array[name_fr, name_ar, name_en], null) as names from register.organisation where id = $1', [organisationId]);
  const indicators = await declaredIndicators(tx, programmeId, periodId);
  return {
    sections: Object.fromEntries(parts.map(({ section, version }) => [section, version])),
    context: {
      ref,
      period: period as { from: CivilDate; to: CivilDate },
      organisationNames: organisation?.names ?? [],
      sections: parts.map(({ section }) => section),
      indicators: indicators.map(({ code, section, unit, whole, name }) => ({ code, section, unit, whole, names: namesOf(name) })),
      sites: await sitesOf(tx, organisationId, periodId, programmeId),
      regions: await tx.query<ReferenceItem>('select code, array[name_fr, name_ar, name_en] as names from reference.region order by code'),
      segments: await tx.query<ReferenceItem>('select code, array[name_fr, name_ar, name_en] as names from reference.segment order by code'),
      zones: await tx.query<ReferenceItem>('select ref as code, array[name] as names from register.zone where programme_id = $1 order by ref', [programmeId]),
      draft: (await draftLines(tx, programmeId, id)).map(({ indicator, site, dimensions, state, value }) => ({ indicator, site, dimensions, state, value })),
    },
  };
}

export const namesOf = ({ fr, ar, en }: Translated): string[] => [fr, ar, en].filter((name) => name !== null);
