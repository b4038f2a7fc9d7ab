import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../lib/language.js';
import { type Column, DataTable } from '../../ui/data-table.js';
import { Health } from '../../ui/health.js';
import { NoValue } from '../../ui/no-value.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { type Attested, attestedBeside } from './attested.js';
import { useEvidence } from './declared-evidence.js';
import { useEvidenceWords } from './evidence-words.js';

/** The attested quantity beside the declared one; nothing where no open file attests any. */
export function AttestedTable({ file }: { file: DeclarationFile }): ReactElement | null {
  const { t } = useTranslation(['evidence', 'common']);
  const format = useFormat();
  const words = useEvidenceWords(file);
  const { data } = useEvidence(file.ref);
  const rows = data === undefined ? [] : attestedBeside(file, data.attested);
  if (rows.length === 0) return null;
  const columns: Column<Attested>[] = [
    {
      key: 'what',
      header: t('form.indicator'),
      narrow: 'full',
      cell: ({ affiliations, ...place }) => (
        <>
          <span className="name">{words.placeOf(place)}</span> <span className="reference">{affiliations.length === 0 ? null : t('affiliation', { number: affiliations.join(t('common:listComma')) })}</span>
        </>
      ),
    },
    { key: 'month', header: t('form.month'), cell: ({ month }) => words.monthOf(month) },
    { key: 'attested', header: t('attestedBeside'), isNumber: true, cell: ({ quantity }) => <bdi>{format.number(quantity)}</bdi> },
    { key: 'declared', header: t('declaredBeside'), isNumber: true, cell: ({ declared }) => (declared === null ? <NoValue absence="notDeclared" /> : <bdi>{format.number(declared)}</bdi>) },
    {
      key: 'difference',
      header: t('difference'),
      cell: ({ difference }) => (difference === null ? null : difference === '0' ? <Health level="on_track">{t('agrees')}</Health> : <Health level="at_risk">{t('differs', { difference: `\u2066${format.number(difference, { signed: true })}\u2069` })}</Health>),
    },
  ];
  return (
    <section className="section" aria-labelledby="attested">
      <h2 id="attested">{t('examined')}</h2>
      <DataTable label={t('examined')} columns={columns} rows={rows} rowKey={({ indicator, site, month }) => `${indicator} ${site} ${month}`} />
    </section>
  );
}
