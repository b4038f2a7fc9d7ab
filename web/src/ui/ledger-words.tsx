import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS, isCivilDate } from '@common/civil-date.js';
import { useFormat } from '../lib/language.js';
import { CivilDay } from './civil-day.js';
import type { LedgerAct, LedgerValue } from './ledger-reading.js';

interface LedgerWords {
  act(act: LedgerAct): string;
  field(column: string): string;
  /** Null is an empty value. */
  value(value: LedgerValue): ReactElement | null;
  reason(code: string | null): string | null;
}

type Words = Readonly<Record<string, string>>;

const WHOLE_OR_DECIMAL = /^-?\d+(\.\d+)?$/;
/** Digits that name something and count nothing. */
const NAMES = new Set(['ref', 'code', 'registry_number', 'value', 'article', 'page', 'number', 'sha256', 'cnss_affiliation', 'visa', 'source', 'title', 'summary', 'wording']);

/** Tables, columns and codes of the trail in the reader's language; what has no word yet stands as it is. */
export function useLedgerWords(): LedgerWords {
  const { t } = useTranslation(['history', 'states', 'milestones', 'common']);
  const format = useFormat();
  const tables: Words = t('history:table', { returnObjects: true });
  const fields: Words = t('history:field', { returnObjects: true });
  const ownReasons: Words = t('history:reason', { returnObjects: true });
  const delays: Words = t('milestones:drawer.reasons', { returnObjects: true });
  const milestoneStates: Words = t('states:milestone', { returnObjects: true });
  const agreementStates: Words = t('states:agreement', { returnObjects: true });
  const zoneStates: Words = t('states:zone', { returnObjects: true });
  const reason = (code: string): string => ownReasons[code] ?? delays[code] ?? code;
  const codes = ({ table, column, text }: LedgerValue & { text: string }): string | undefined => {
    if (column === 'reason_code') return reason(text);
    if (column === 'status') return table === 'zone' ? zoneStates[text] : milestoneStates[text];
    if (column === 'state') return agreementStates[text];
    if (text === 'true' || text === 'false') return t(text === 'true' ? 'common:yes' : 'common:no');
    if (!NAMES.has(column) && WHOLE_OR_DECIMAL.test(text)) return format.number(text);
    return undefined;
  };
  return {
    act: ({ table, act }) => (act === 'proposed' ? t('history:act.proposed') : t(`history:act.${act}`, { what: tables[table] ?? table })),
    field: (column) => fields[column] ?? column,
    value: (value) => {
      const { text, precision } = value;
      if (text === null) return null;
      if (isCivilDate(text)) return <CivilDay date={text} precision={DATE_PRECISIONS.find((known) => known === precision) ?? 'day'} />;
      return <bdi>{codes({ ...value, text }) ?? text}</bdi>;
    },
    reason: (code) => (code === null ? null : reason(code)),
  };
}
