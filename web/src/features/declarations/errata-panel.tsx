import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { programmeKey } from '../../api/queries.js';
import { useFormat } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Problem } from '../../ui/problem.js';
import { DifferenceText } from './check/check-table.js';
import { FILE, type DeclarationFile } from './declaration-queries.js';
import { EffectsTable } from './effects-panel.js';
import { rowOf } from './entry/entry-rows.js';
import { useEntryWords } from './entry/entry-words.js';
import { differenceOf } from './totals.js';

type Erratum = components['schemas']['ErratumAnswer'];
type Line = components['schemas']['ErratumLineAnswer'];

/** What restatements of this quarter corrected, as it was shown before each decision. Nothing where nothing was corrected. */
export function ErrataPanel({ file }: { file: DeclarationFile }): ReactElement | null {
  const { programme } = usePlace();
  const { data, error, refetch } = useQuery({
    queryKey: programmeKey(programme, 'declarations', file.ref, 'errata'),
    queryFn: ({ signal }) => answerOf(api.GET(`${FILE}/errata`, { params: { path: { programme, ref: file.ref } }, signal })),
  });
  if (error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {data?.map((erratum) => (
        <ErratumSection key={erratum.declaration} file={file} erratum={erratum} />
      ))}
    </>
  );
}

function ErratumSection({ file, erratum }: { file: DeclarationFile; erratum: Erratum }): ReactElement {
  const { t } = useTranslation(['effects', 'declarations']);
  const format = useFormat();
  const paths = usePaths();
  const title = t('erratum.title', { date: format.instant(erratum.decidedAt).date });
  const reason = erratum.reasonCode === null ? '' : t(`declarations:restatement.reasons.${erratum.reasonCode}`);
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      <p className="small secondary">
        <Link to={paths.declaration(erratum.declaration)}>{t('erratum.said', { reason, ref: erratum.declaration })}</Link>{' '}
        {erratum.requestedBy === null ? null : t('erratum.requested', { name: erratum.requestedBy })} {erratum.approvedBy === null ? null : t('erratum.approved', { name: erratum.approvedBy })}
      </p>
      {erratum.lines.length === 0 ? <p>{t('erratum.none')}</p> : <CorrectedLines file={file} lines={erratum.lines} />}
      <EffectsTable effects={erratum} period={file.period.ref} label={t('erratum.changed')} />
    </section>
  );
}

function CorrectedLines({ file, lines }: { file: DeclarationFile; lines: readonly Line[] }): ReactElement {
  const { t } = useTranslation('effects');
  const format = useFormat();
  const words = useEntryWords(file);
  const said = (value: string | null, state: Line['beforeState']): ReactElement => {
    if (value !== null) return <bdi>{format.number(value)}</bdi>;
    return <span className="small secondary">{state === null || state === 'reported' ? t('erratum.absent') : t(`erratum.states.${state}`)}</span>;
  };
  const columns: Column<Line>[] = [
    { key: 'line', header: t('erratum.line'), narrow: 'full', cell: ({ site, dimensionsKey, indicator }) => <span className="name">{words.cellOf(rowOf(site, JSON.parse(dimensionsKey) as object), indicator)}</span> },
    { key: 'before', header: t('before'), isNumber: true, cell: ({ before, beforeState }) => said(before, beforeState) },
    { key: 'after', header: t('after'), isNumber: true, cell: ({ after, afterState }) => <b className="medium">{said(after, afterState)}</b> },
    { key: 'difference', header: t('difference'), isNumber: true, cell: ({ before, after }) => <DifferenceText value={differenceOf(after, before)} /> },
  ];
  return <DataTable label={t('erratum.values')} columns={columns} rows={lines} rowKey={({ indicator, site, dimensionsKey }) => `${indicator} ${site ?? ''} ${dimensionsKey}`} />;
}
