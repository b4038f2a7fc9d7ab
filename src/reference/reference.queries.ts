import type { Transaction } from '../database/transaction.js';
import type {
  CalendarAnswer, GlossaryTermAnswer, IncentiveAnswer, IndicatorFigureAnswer, IndicatorFigureParameters, ReferenceAnswer, RegionAnswer, SegmentAnswer,
} from './reference.dto.js';

export async function readReference(tx: Transaction): Promise<ReferenceAnswer> {
  return {
    regions: await tx.query<RegionAnswer>(
      `select code, nomenclature, hcp_code as "hcpCode", app.title_answer(name_fr, name_ar, name_en) as name, capital_fr as capital, p2i_category as "p2iCategory"
       from reference.region order by code`),
    segments: await tx.query<SegmentAnswer>('select code, app.title_answer(name_fr, name_ar, name_en) as name, value_added as "valueAdded" from reference.segment order by code'),
    glossary: await tx.query<GlossaryTermAnswer>('select code, app.title_answer(term_fr, term_ar, term_en) as term, note from reference.glossary_term order by code'),
    incentives: await tx.query<IncentiveAnswer>(
      `select code, app.title_answer(name_fr, null, name_en) as name, rule, lower(valid) as "validFrom", upper(valid) - 1 as "validTo", source
       from reference.incentive order by code`),
    calendars: await tx.query<CalendarAnswer>(
      `select y.year, y.source, coalesce((select jsonb_agg(jsonb_build_object('on', h.held_on, 'nameFr', h.name_fr, 'movable', h.movable) order by h.held_on)
         from reference.holiday h where h.year = y.year), '[]') as holidays
       from reference.calendar_year y order by y.year`),
  };
}

/** Oldest first within an indicator, its segments and its perimeters. */
export function listIndicatorFigures(tx: Transaction, { indicator, perimeter }: IndicatorFigureParameters): Promise<IndicatorFigureAnswer[]> {
  return tx.query<IndicatorFigureAnswer>(
    `select indicator, segment_code as segment, perimeter, period, trim_scale(value)::text as value, unit, kind, measure, status, origin, source
     from reference.indicator_figure
     where ($1::text is null or indicator = $1) and ($2::text is null or perimeter = $2)
     order by indicator collate "C", segment_code collate "C" nulls first, perimeter collate "C", period collate "C", source collate "C"`,
    [indicator ?? null, perimeter ?? null],
  );
}
