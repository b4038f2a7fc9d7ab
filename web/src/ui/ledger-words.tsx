import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DATE_PRECISIONS, isCivilDate } from '@common/civil-date.js';
import { useFormat } from '../lib/language.js';
import { CivilDay } from './civil-day.js';
import { useLedgerCodes } from './ledger-codes.js';
import { type LedgerAct, type LedgerValue, namesOrganisation } from './ledger-reading.js';
import { type LedgerPeriod, membersIn, periodIn } from './ledger-texts.js';
import { OrganisationNamed } from './organisation-name.js';

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
const NAMES = new Set(['ref', 'code', 'registry_number', 'organisation_identifier.value', 'article', 'page', 'number', 'sha256', 'cnss_affiliation', 'visa', 'source', 'title', 'summary', 'wording']);

/** Tables, columns and values of the trail in the reader's language; what has no word yet stands as it is. */
export function useLedgerWords(): LedgerWords {
  const { t } = useTranslation(['history', 'common']);
  const format = useFormat();
  const codeWord = useLedgerCodes();
  const tables: Words = t('history:table', { returnObjects: true });
  const fields: Words = t('history:field', { returnObjects: true });
  const period = ({ from, to }: LedgerPeriod): string => {
    if (from === null && to === null) return t('history:period.always');
    if (to === null) return t('history:period.from', { from: from === null ? '' : format.date(from) });
    return from === null ? t('history:period.to', { to: format.date(to) }) : t('history:period.between', { from: format.date(from), to: format.date(to) });
  };
  const plain = (value: LedgerValue, text: string): string => {
    const word = codeWord(value, text);
    if (word !== undefined) return word;
    const isName = NAMES.has(value.column) || NAMES.has(`${value.table}.${value.column}`);
    return !isName && WHOLE_OR_DECIMAL.test(text) ? format.number(text) : text;
  };
  const written = (value: LedgerValue, text: string): string | null => {
    const range = periodIn(text);
    if (range !== null) return period(range);
    const members = membersIn(text);
    if (members === null) return plain(value, text);
    return members.length === 0 ? null : members.map((member) => plain(value, member)).join(t('common:listComma'));
  };
  return {
    act: ({ table, act }) => (act === 'proposed' ? t('history:act.proposed') : t(`history:act.${act}`, { what: tables[table] ?? table })),
    field: (column) => fields[column] ?? tables[column] ?? column,
    value: (value) => {
      const { text, precision } = value;
      if (text === null) return null;
      if (namesOrganisation(value)) return <OrganisationNamed id={text} />;
      if (isCivilDate(text)) return <CivilDay date={text} precision={DATE_PRECISIONS.find((known) => known === precision) ?? 'day'} />;
      const shown = written(value, text);
      return shown === null ? null : <bdi>{shown}</bdi>;
    },
    reason: (code) => (code === null ? null : (codeWord({ table: '', column: 'reason_code', text: code, precision: null }, code) ?? code)),
  };
}
