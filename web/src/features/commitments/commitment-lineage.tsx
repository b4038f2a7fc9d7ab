import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommitmentFile } from '../../api/commitments.js';
import { useTitle } from '../../api/reference.js';
import { type CommitmentFile, dateOf } from '../../api/types.js';
import { useClocks } from '../../lib/clocks.js';
import { useFigures } from '../../lib/figures.js';
import { useFormat } from '../../lib/language.js';
import { usePaths } from '../../lib/place.js';
import type { ChainStep } from '../../ui/chain.js';
import type { Lineage } from '../../ui/lineage-rail.js';
import { Loading } from '../../ui/loading.js';
import type { ProofLevel } from '../../ui/proof.js';
import { ToBeCompleted } from '../../ui/to-be-completed.js';
import { ClauseReference } from './clause-reference.js';
import { type AskedTree, useFigureTree } from './figure-tree.js';
import { useProofValue } from './proof-value.js';
import { useTargetText } from './target-text.js';

const FIGURE = /^(.+?)\.(cible|acceptee|declaree|base|etape(\d+))(?:\.(\d{4}-\d\d-\d\d))?$/;
const LEVELS: readonly ProofLevel[] = ['declared', 'attested', 'accepted', 'verified'];

/** Where each number of a commitment comes from: its target, its base, its dated steps. */
export function useCommitmentLineage(): (figure: string) => Lineage | null {
  const { trail } = useFigures();
  const { asOf } = useClocks();
  const open = FIGURE.exec(trail.at(-1) ?? '');
  const { data: commitment, isPending } = useCommitmentFile(open?.[1] ?? null, asOf);
  const describe = useDescription();
  const asked = useAskedTree(open, commitment);
  const tree = useFigureTree(asked);
  return (figure) => {
    if (!FIGURE.test(figure)) return null;
    if (commitment === undefined) return isPending ? { figure: <Loading lines={2} />, meaning: null } : null;
    const found = describe(commitment, figure);
    if (found === null || asked === null) return found;
    return { ...found, ...tree, chain: [...(found.chain ?? []), ...tree.chain] };
  };
}

/** The value whose rows the open number sums; null for a number of the clause alone. */
function useAskedTree(open: RegExpExecArray | null, commitment: CommitmentFile | undefined): AskedTree | null {
  const [, ref, name, , day] = open ?? [];
  const on = day ?? commitment?.progress?.to;
  if (ref === undefined || on === undefined || (name !== 'acceptee' && name !== 'declaree')) return null;
  return { ref, on, status: name === 'acceptee' ? 'accepted' : 'declared' };
}

interface Part {
  value: string;
  qualifier: 'exact' | 'about' | 'at_least' | 'more_than';
  meaning: string;
}

function useDescription(): (commitment: CommitmentFile, figure: string) => Lineage | null {
  const { t } = useTranslation(['commitments', 'common', 'agreements', 'states']);
  const format = useFormat();
  const titleOf = useTitle();
  const paths = usePaths();
  const targetText = useTargetText();
  const proofValue = useProofValue();
  return (commitment, figure) => {
    const { term } = commitment;
    const part = term === null ? null : partOf(commitment, figure);
    if (term === null || part === null) return null;
    const from = dateOf(term.validFrom);
    const chain: ChainStep[] = [
      {
        mark: 'clause',
        title: from === null ? t('commitments:sinceUnknown') : t('commitments:since', { date: format.date(from) }),
        detail: `${term.amendment === null ? t('commitments:originalTerms') : t('commitments:amendmentTerms', { number: term.amendment })} · ${t(`commitments:basis.${term.basis}`)}`,
      },
      { mark: 'clause', title: <ClauseReference commitment={commitment} />, detail: commitment.clause?.act },
      {
        mark: 'clause',
        title: <Link to={paths.agreement(commitment.agreement.ref)}>{titleOf(commitment.agreement.title)}</Link>,
        detail: <bdi>{commitment.agreement.ref}</bdi>,
      },
    ];
    return {
      figure: targetText({ target: part.value, unit: term.unit, qualifier: part.qualifier }),
      meaning: (
        <>
          <Link to={paths.commitment(commitment.ref)}>{titleOf(commitment.title)}</Link> <bdi className="reference">{commitment.ref}</bdi>
          <br />
          {part.meaning}
        </>
      ),
      values: !/\.(cible|acceptee)$/.test(figure) ? undefined : LEVELS.map((level) => ({ level, value: proofValue(commitment, level) })),
      chain,
      source: (
        <>
          {commitment.source ?? <ToBeCompleted />}
          {commitment.note === null ? null : <p className="small">{commitment.note}</p>}
        </>
      ),
    };
  };

  function partOf({ term, indicator, progress: latest, periods }: CommitmentFile, figure: string): Part | null {
    const [, , name = '', number, day] = FIGURE.exec(figure) ?? [];
    const progress = day === undefined ? latest : (periods.find(({ to }) => to === day) ?? null);
    if (term === null) return null;
    if (name === 'cible' && term.target !== null) {
      const due = term.due === null ? t('common:notPublished') : format.date(dateOf(term.due.on), term.due.precision);
      return { value: term.target, qualifier: term.qualifier ?? 'exact', meaning: `${titleOf(indicator.name)}, ${t(`commitments:basis.${term.basis}`)} · ${t('commitments:due')} ${due}` };
    }
    const status = name === 'declaree' ? 'declared' : 'accepted';
    const reached = progress?.[status] ?? null;
    if ((name === 'acceptee' || name === 'declaree') && progress !== null && reached !== null) {
      const period = t('commitments:validBetween', { from: format.date(dateOf(progress.from)), to: format.date(dateOf(progress.to)) });
      return { value: reached, qualifier: 'exact', meaning: `${titleOf(indicator.name)} · ${t(`states:proof.${status}`)} · ${period}` };
    }
    if (name === 'base' && term.base !== null) {
      const on = dateOf(term.base.on);
      const parts = [t('commitments:base'), on === null ? t('common:notPublished') : format.date(on), term.base.source];
      return { value: term.base.value, qualifier: 'exact', meaning: parts.filter((text) => text !== null).join(' · ') };
    }
    const step = number === undefined ? undefined : term.steps[Number(number) - 1];
    if (step === undefined) return null;
    return { value: step.value, qualifier: step.qualifier, meaning: `${t('commitments:step')} · ${format.date(dateOf(step.due.on), step.due.precision)}` };
  }
}
