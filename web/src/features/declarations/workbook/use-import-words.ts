import { useTranslation } from 'react-i18next';
import { useReference, useTitle } from '../../../api/reference.js';
import { useIsolated } from '../../../lib/language.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { QUALIFICATIONS } from '../entry/entry-rows.js';
import { DIMENSIONS, type ColumnIs } from './column-choice.js';

const GENDERS = ['women', 'men', 'unknown'] as const;

export interface ImportWords {
  indicator(code: string): string;
  /** One value of a dimension: femmes, ingénieurs, Fès-Meknès. */
  value(dimension: string, code: string): string;
  /** Every dimension of a line, after its site; empty for a total of the organisation. */
  where(site: string | null, dimensions: object): string;
  role(is: ColumnIs): string;
}

export function useImportWords(file: DeclarationFile): ImportWords {
  const { t } = useTranslation(['workbook', 'declarations', 'common']);
  const titleOf = useTitle();
  const reference = useReference();
  const isolated = useIsolated();
  const said = (dimensions: object): [string, string][] => DIMENSIONS.flatMap((name) => Object.entries(dimensions).filter((pair): pair is [string, string] => pair[0] === name && typeof pair[1] === 'string'));
  const indicator = (code: string): string => {
    const asked = file.sections.flatMap(({ indicators }) => indicators).find((one) => one.code === code);
    return asked === undefined ? code : titleOf(asked.name);
  };
  const value = (dimension: string, code: string): string => {
    const gender = dimension === 'gender' ? GENDERS.find((one) => one === code) : undefined;
    if (gender !== undefined) return t(`gender.${gender}`);
    const qualification = dimension === 'qualification' ? QUALIFICATIONS.find((one) => one === code) : undefined;
    if (qualification !== undefined) return t(`declarations:entry.qualification.${qualification}`);
    const named = DIMENSIONS.find((one) => one === dimension);
    if (code === 'unknown' && named !== undefined) return t('unknownOf', { dimension: t(`dimension.${named}`) });
    const known = dimension === 'region' ? reference?.regions.find((one) => one.code === code) : dimension === 'segment' ? reference?.segments.find((one) => one.code === code) : undefined;
    if (dimension === 'region' && known !== undefined) return titleOf(known.name);
    return isolated(code);
  };
  const listed = (parts: readonly string[]): string => parts.join(t('common:listComma'));
  return {
    indicator,
    value,
    where: (site, dimensions) => listed([...(site === null ? [] : [isolated(file.sites.find(({ id }) => id === site)?.name ?? site)]), ...said(dimensions).map(([name, code]) => value(name, code))]),
    role: ({ role, indicator: code, dimension, dimensions }) => {
      if (role === 'indicator' && code !== null) return listed([indicator(code), ...said(dimensions).map(([name, one]) => value(name, one))]);
      if (role === 'total' && code !== null) return t('role.total', { indicator: indicator(code) });
      if (role === 'dimension' && dimension !== null) return t(`dimension.${dimension}`);
      return t(`role.${role === 'site' || role === 'detail' ? role : 'ignored'}`);
    },
  };
}
