import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../ui/problem.js';
import { showToast } from '../../ui/undo-toast.js';
import { Ask } from '../declarations/ask.js';
import type { DeclarationFile } from '../declarations/declaration-queries.js';
import { type Asked, EvidenceItem } from './evidence-item.js';
import { type Evidence, isLive } from './declared-evidence.js';
import { useWithdrawEvidence } from './evidence-writes.js';

const LinkForm = lazy(async () => ({ default: (await import('./link-form.js')).LinkForm }));
const ConfirmForm = lazy(async () => ({ default: (await import('./confirm-form.js')).ConfirmForm }));

interface Props {
  file: DeclarationFile;
  items: readonly Evidence[];
}

/** The files of a declaration; those that were withdrawn or destroyed come last. */
export function EvidenceItems({ file, items }: Props): ReactElement {
  const { t } = useTranslation('evidence');
  const [asking, setAsking] = useState<{ id: string; what: Asked } | null>(null);
  const mayEdit = file.actions.includes('edit');
  const withdraw = useWithdrawEvidence(file.ref, ({ fileName }) => showToast(t('withdrawn', { name: fileName })));
  const chosen = items.find(({ id }) => id === asking?.id);
  const close = (): void => setAsking(null);
  if (items.length === 0) return <p className="subtitle">{t('none')}</p>;
  return (
    <>
      {withdraw.error === null ? null : <Problem error={withdraw.error} />}
      <ul className="evidence-list" aria-label={t('list')}>
        {[...items.filter(isLive), ...items.filter((one) => !isLive(one))].map((evidence) => (
          <EvidenceItem key={evidence.id} file={file} evidence={evidence} mayEdit={mayEdit} onAsk={(what) => setAsking({ id: evidence.id, what })} />
        ))}
      </ul>
      {chosen === undefined || asking === null ? null : (
        <Suspense fallback={null}>
          {asking.what === 'link' ? <LinkForm file={file} evidence={chosen} onClose={close} /> : null}
          {asking.what === 'confirm' ? <ConfirmForm file={file} evidence={chosen} onClose={close} /> : null}
          {asking.what === 'withdraw' ? (
            <Ask title={t('withdrawAsk')} confirmLabel={t('withdraw')} isPending={withdraw.isPending} onClose={close} onConfirm={() => withdraw.mutate(chosen, { onSettled: close })}>
              <p>{t('withdrawText', { name: chosen.fileName })}</p>
            </Ask>
          ) : null}
        </Suspense>
      )}
    </>
  );
}
