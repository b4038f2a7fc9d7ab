import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../lib/language.js';
import type { DeclarationFile } from '../declaration-queries.js';
import { usePeriodText } from '../period-text.js';
import { SectionRail } from '../section-rail.js';
import type { EntryRow } from './entry-rows.js';
import { previousOf } from './entry-rows.js';
import type { EntryWords } from './entry-words.js';
import type { GridKeys } from './use-grid-keys.js';

interface Props {
  file: DeclarationFile;
  current: string;
  words: EntryWords;
  keys: GridKeys;
  row: EntryRow | undefined;
  indicator: string | undefined;
  mayMark: boolean;
}

export function EntryRail({ file, current, words, keys, row, indicator, mayMark }: Props): ReactElement {
  const { t } = useTranslation('declarations');
  const format = useFormat();
  const periodText = usePeriodText();
  const earlier = row === undefined || indicator === undefined ? [] : previousOf(file, row, indicator);
  return (
    <>
      <SectionRail file={file} current={current} />
      {row === undefined || indicator === undefined ? null : (
        <section style={{ marginBlockStart: '14px' }}>
          <h3>{t('entry.chosen')}</h3>
          <p className="medium">{words.cellOf(row, indicator)}</p>
          {earlier.length === 0 ? (
            <p className="muted">{t('entry.noAccepted')}</p>
          ) : (
            <dl className="rail-lines">
              {earlier.map(({ period, value }) => (
                <div key={period}>
                  <dt>{t('entry.acceptedIn', { period: periodText(period) })}</dt>
                  <dd>
                    <bdi>{format.number(value)}</bdi>
                  </dd>
                </div>
              ))}
            </dl>
          )}
          {mayMark ? (
            <div className="line wrap" role="group" aria-label={t('entry.mark')} style={{ marginBlockStart: '8px' }}>
              <Button size="sm" onClick={() => keys.say({ said: { state: 'reported', value: '0' }, origin: 'typed' })}>
                {t('entry.zero')}
              </Button>
              <Button size="sm" onClick={() => keys.say({ said: { state: 'not_reported' }, origin: 'typed' })}>
                {t('entry.notReported')} <kbd>-</kbd>
              </Button>
              <Button size="sm" onClick={() => keys.say({ said: { state: 'not_applicable' }, origin: 'typed' })}>
                {t('entry.notApplicable')} <kbd>/</kbd>
              </Button>
            </div>
          ) : null}
        </section>
      )}
      <section>
        <h3>{t('entry.states')}</h3>
        <div className="entry-legend">
          <b>0</b>
          <span>{t('entry.legend.zero')}</span>
          <b>—</b>
          <span>{t('entry.legend.notReported')}</span>
          <span className="swatch not-applicable" />
          <span>{t('entry.legend.notApplicable')}</span>
          <span className="cell-nothing" />
          <span>{t('entry.legend.notYet')}</span>
          <span className="swatch pasted">
            <i className="cell-corner" />
          </span>
          <span>{t('entry.legend.pasted')}</span>
        </div>
      </section>
      <section>
        <h3>{t('entry.nominative')}</h3>
        <p>{t('entry.nominativeText')}</p>
      </section>
    </>
  );
}
