import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CivilDate, addDays, isCivilDate } from '@common/civil-date.js';
import { useTitle } from '../../api/reference.js';
import type { HistoryEvent, HistoryRow } from '../../api/types.js';
import { useFormat } from '../../lib/language.js';
import type { HistoryChange, HistoryEntry } from '../../ui/history-list.js';
import { useKindName } from './kinds.js';
import { NamedById } from './named-by-id.js';
import { useRegionName } from './organisation-sites.js';

const TABLES = ['organisation', 'organisation_name', 'organisation_identifier', 'organisation_succession', 'participation', 'site', 'zone', 'zone_capacity'] as const;
const FIELDS = [
  'code', 'kind', 'source', 'name', 'name_fr', 'name_ar', 'name_en', 'valid', 'parent_id', 'scheme', 'value', 'court', 'key_is_wrong', 'region_code', 'city', 'cnss_affiliation',
  'closed_on', 'effective_on', 'successor_id', 'ref', 'status', 'land_hectares', 'operator_id', 'p2i_category', 'measure', 'stage', 'unit', 'as_of', 'as_of_precision', 'superseded_by',
] as const;

type Field = (typeof FIELDS)[number];
type Translate = TFunction<['organisations', 'common', 'states', 'zones']>;

/** One entry for each record that an event wrote. */
export function useHistoryEntries(): (event: HistoryEvent) => HistoryEntry[] {
  const { t } = useTranslation(['organisations', 'common', 'states', 'zones']);
  const titleOf = useTitle();
  const kindName = useKindName();
  const regionName = useRegionName();
  const format = useFormat();
  const show = (field: Field, text: string): ReactNode => {
    if (field === 'kind') return kindName(text);
    if (field === 'region_code') return regionName(text);
    if (field === 'valid') return periodText(text, (day) => format.date(day), t);
    if (field === 'superseded_by') return t('common:yes');
    if (field === 'key_is_wrong') return text === 'true' ? t('common:yes') : t('common:no');
    if (field === 'parent_id' || field === 'successor_id' || field === 'operator_id') return <NamedById id={text} />;
    if (isCivilDate(text)) return <bdi dir="ltr">{format.date(text)}</bdi>;
    return <bdi>{word(field, text, t)}</bdi>;
  };
  const changesOf = ({ before, after }: HistoryRow): HistoryChange[] =>
    FIELDS.flatMap((field) => {
      const [old, now] = [before?.[field] ?? null, after?.[field] ?? null];
      if (old === now) return [];
      return [{ field: t(`history.field.${field}`), before: old === null ? null : show(field, old), after: now === null ? null : show(field, now) }];
    });
  return (event) =>
    event.rows.map((row, index) => {
      const table = TABLES.find((one) => row.table === `register.${one}`);
      const act = t(row.before === null ? 'history.created' : 'history.changed');
      return {
        id: `${event.id} ${index}`,
        at: event.simulatedAt ?? event.at,
        who: event.author ?? (event.organisation === null ? t('history.program') : titleOf(event.organisation.name)),
        what: table === undefined ? act : `${act} · ${t(`history.table.${table}`)}`,
        changes: changesOf(row),
        why: event.reason === 'import' || event.reason === 'demonstration' ? t(`history.reason.${event.reason}`) : event.reason,
      };
    });
}

function word(field: Field, text: string, t: Translate): string {
  const words: Partial<Record<Field, Record<string, string>>> = {
    status: t('states:zone', { returnObjects: true }),
    measure: t('zones:measure', { returnObjects: true }),
    stage: t('zones:stage', { returnObjects: true }),
    as_of_precision: t('common:date.precision', { returnObjects: true }),
  };
  return words[field]?.[text] ?? text;
}

/** A range of days as PostgreSQL writes it, `[2024-01-01,2025-01-01)`, whose end is the first day after. */
function periodText(range: string, dateText: (day: CivilDate) => string, t: Translate): string {
  const [, from = '', until = ''] = /^[[(]([^,]*),([^)\]]*)[)\]]$/.exec(range) ?? [];
  const first = isCivilDate(from) ? dateText(from) : t('names.always');
  const last = isCivilDate(until) ? dateText(addDays(until, -1)) : t('names.current');
  return `${first} – ${last}`;
}
