import { ActionIcon } from '@mantine/core';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { InsideLineage, useFigures } from '../lib/figures.js';
import { Chain, type ChainStep } from './chain.js';
import { Icon } from './icon.js';
import { type ProofLevel, Proof } from './proof.js';
import { showToast } from './undo-toast.js';
import './rail.css';

export interface LineageLine {
  label: ReactNode;
  value: ReactNode;
}

/** Where a number comes from. A part that the number does not have stays out; the order is always this one. */
export interface Lineage {
  /** The number as on the page, formatted. */
  figure: ReactNode;
  /** What it counts, and which of the three values it is. */
  meaning: ReactNode;
  values?: readonly { level: ProofLevel; value: ReactNode }[];
  /** Accepted, carried, overlapping, missing. */
  contents?: readonly LineageLine[];
  /** The rows summed. */
  rows?: readonly LineageLine[];
  chain?: readonly ChainStep[];
  /** For a published figure: document, reading, date. */
  source?: ReactNode;
  /** The rule, with its version. */
  rule?: ReactNode;
  csvHref?: string;
  /** Everything, with its proofs, for somebody who does not trust this server. */
  bundleHref?: string | undefined;
}

interface Props {
  /** Null when the page shows no such number. */
  lineage: Lineage | null;
}

export function LineageRail({ lineage }: Props): ReactElement {
  const { t } = useTranslation(['lineage', 'common']);
  const { trail, up, close } = useFigures();
  const title = useRef<HTMLHeadingElement>(null);
  const shown = trail.at(-1);
  useEffect(() => title.current?.focus({ preventScroll: true }), [shown]);
  return (
    <InsideLineage value>
      <div
        className="rail-content"
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <div className="line spread">
          <div className="line">
            {trail.length > 1 ? (
              <ActionIcon aria-label={t('lineage:up')} onClick={up}>
                <Icon name="back" directional />
              </ActionIcon>
            ) : null}
            <h2 ref={title} tabIndex={-1} data-autofocus>
              {t('lineage:title')}
            </h2>
          </div>
          <ActionIcon aria-label={t('common:close')} onClick={close}>
            <Icon name="close" />
          </ActionIcon>
        </div>
        {lineage === null ? <p className="secondary">{t('lineage:unknown')}</p> : <LineageParts lineage={lineage} />}
      </div>
    </InsideLineage>
  );
}

function LineageParts({ lineage }: { lineage: Lineage }): ReactElement {
  const { t } = useTranslation(['lineage', 'common']);
  const { figure, meaning, values, contents, rows, chain, source, rule, csvHref, bundleHref } = lineage;
  return (
    <>
      <p className="rail-figure">{figure}</p>
      <p className="muted rail-meaning">{meaning}</p>
      {values === undefined ? null : (
        <section>
          <h3>{t('lineage:values')}</h3>
          <Lines lines={values.map(({ level, value }) => ({ label: <Proof level={level} />, value }))} />
        </section>
      )}
      {contents === undefined ? null : (
        <section>
          <h3>{t('lineage:contents')}</h3>
          <Lines lines={contents} />
        </section>
      )}
      {rows === undefined ? null : (
        <section>
          <h3>{t('lineage:rows')}</h3>
          <Lines lines={rows} />
        </section>
      )}
      {chain === undefined ? null : (
        <section>
          <h3>{t('lineage:chain')}</h3>
          <Chain steps={chain} />
        </section>
      )}
      {source === undefined ? null : (
        <section>
          <h3>{t('lineage:published')}</h3>
          <div className="secondary">{source}</div>
        </section>
      )}
      {rule === undefined ? null : (
        <section>
          <h3>{t('lineage:rule')}</h3>
          <div className="secondary">{rule}</div>
        </section>
      )}
      <section className="line wrap">
        <button
          type="button"
          className="rail-action"
          onClick={() => void navigator.clipboard.writeText(window.location.href).then(() => showToast(t('common:linkCopied')))}
        >
          <Icon name="link" size={14} />
          {t('common:copyLink')}
        </button>
        {csvHref === undefined ? null : (
          <a className="rail-action" href={csvHref} download>
            <Icon name="download" size={14} />
            {t('common:csv')}
          </a>
        )}
        {bundleHref === undefined ? null : (
          <a className="rail-action" href={bundleHref} download>
            <Icon name="download" size={14} />
            {t('lineage:bundle')}
          </a>
        )}
      </section>
    </>
  );
}

function Lines({ lines }: { lines: readonly LineageLine[] }): ReactElement {
  return (
    <dl className="rail-lines">
      {lines.map(({ label, value }, index) => (
        <div key={index}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
