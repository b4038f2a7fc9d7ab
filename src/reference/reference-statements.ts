/**
 * One upsert per table; `$1` is a JSON list of rows. A row that is stored as the file says is not written again, so that a
 * second load changes nothing.
 */
export const UPSERTS = {
  region: `insert into reference.region as r (code, nomenclature, hcp_code, name_fr, name_ar, name_en, capital_fr, p2i_category)
    select iso_code, nomenclature, hcp_code, name_fr, name_ar, name_en, capital_fr, p2i_category
    from jsonb_to_recordset($1) as f (iso_code text, nomenclature text, hcp_code text, name_fr text, name_ar text, name_en text, capital_fr text, p2i_category text)
    on conflict (code) do update set nomenclature = excluded.nomenclature, hcp_code = excluded.hcp_code, name_fr = excluded.name_fr, name_ar = excluded.name_ar,
      name_en = excluded.name_en, capital_fr = excluded.capital_fr, p2i_category = excluded.p2i_category where r is distinct from excluded`,

  segment: `insert into reference.segment as s (code, name_fr, name_ar, name_en, value_added)
    select code, name_fr, name_ar, name_en, value_added from jsonb_to_recordset($1) as f (code text, name_fr text, name_ar text, name_en text, value_added text)
    on conflict (code) do update set name_fr = excluded.name_fr, name_ar = excluded.name_ar, name_en = excluded.name_en, value_added = excluded.value_added
      where s is distinct from excluded`,

  glossary: `insert into reference.glossary_term as g (code, term_fr, term_ar, term_en, note)
    select code, fr, ar, en, note from jsonb_to_recordset($1) as f (code text, fr text, ar text, en text, note text)
    on conflict (code) do update set term_fr = excluded.term_fr, term_ar = excluded.term_ar, term_en = excluded.term_en, note = excluded.note
      where g is distinct from excluded`,

  incentive: `insert into reference.incentive as i (code, name_fr, name_en, rule, valid, source)
    select code, name_fr, name_en, rule, daterange(effective_from, effective_to, '[]'), source
    from jsonb_to_recordset($1) as f (code text, name_fr text, name_en text, rule text, effective_from date, effective_to date, source text)
    on conflict (code) do update set name_fr = excluded.name_fr, name_en = excluded.name_en, rule = excluded.rule, valid = excluded.valid, source = excluded.source
      where i is distinct from excluded`,

  calendarYear: `insert into reference.calendar_year as y (year, source) select year, source from jsonb_to_recordset($1) as f (year int, source text)
    on conflict (year) do update set source = excluded.source where y is distinct from excluded`,

  holiday: `insert into reference.holiday as h (held_on, name_fr, movable)
    select date, name_fr, movable from jsonb_to_recordset($1) as f (date date, name_fr text, movable boolean)
    on conflict (held_on) do update set name_fr = excluded.name_fr, movable = excluded.movable
      where (h.name_fr, h.movable) is distinct from (excluded.name_fr, excluded.movable)`,

  indicatorFigure: `insert into reference.indicator_figure as n (indicator, segment_code, perimeter, period, value, unit, kind, measure, status, origin, source)
    select indicator, segment_code, perimeter, period, value, unit, kind, measure, status, origin, source
    from jsonb_to_recordset($1) as f (indicator text, segment_code text, perimeter text, period text, value numeric, unit text, kind text, measure text, status text, origin text, source text)
    on conflict (indicator, segment_code, perimeter, period, kind, source) do update
      set value = excluded.value, unit = excluded.unit, measure = excluded.measure, status = excluded.status, origin = excluded.origin
      where (n.value, n.unit, n.measure, n.status, n.origin) is distinct from (excluded.value, excluded.unit, excluded.measure, excluded.status, excluded.origin)`,
} as const;

/** A holiday that moved with the moon leaves the day on which it was first announced. */
export const FORGET_MOVED_HOLIDAYS = `delete from reference.holiday h using jsonb_to_recordset($1) as y (year int)
  where h.year = y.year and not exists (select from jsonb_to_recordset($2) as f (date date) where f.date = h.held_on)`;
