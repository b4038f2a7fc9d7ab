import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';
import { Icon } from '../../ui/icon.js';
import { showToast } from '../../ui/undo-toast.js';
import { WriteProblem } from '../organisations/write-problem.js';
import { FigureDate, useFigureText } from './figure-text.js';
import type { ZoneCapacity, ZoneFile } from './zone-queries.js';

interface Props {
  zone: ZoneFile;
  isWritable: boolean;
}

/** Each measure and stage with all that was said of it, the newest first and the replaced struck. */
export function ZoneCapacities({ zone, isWritable }: Props): ReactElement {
  const { t } = useTranslation('zones');
  const { programme } = usePlace();
  const textOf = useFigureText();
  const withdrawal = useRegisterWrite(
    ({ id }: ZoneCapacity, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/zones/{ref}/capacities/{capacityId}/withdrawal', {
          params: { path: { programme, ref: zone.ref, capacityId: id } },
          headers: { ...changeHeaders(key, zone) },
        }),
      ),
    () => showToast(t('withdrawn')),
  );
  const groups = groupsOf(zone.capacities);
  if (groups.length === 0) return <p className="muted small">{t('noCapacity')}</p>;
  return (
    <div className="capacities">
      <WriteProblem write={withdrawal} />
      {groups.map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        return (
          <div key={`${first.measure} ${first.stage}`}>
            <h4>{`${t(`measure.${first.measure}`)} · ${t(`stage.${first.stage}`)}`}</h4>
            <ul>
              {group.map((figure) => (
                <li key={figure.id} className={figure.superseded ? 'old' : undefined}>
                  <span>
                    <bdi className="figure medium">{textOf(figure)}</bdi> <span className="muted">{figure.superseded ? t('superseded') : null}</span>
                    <span className="reference" style={{ display: 'block', whiteSpace: 'normal' }}>
                      <FigureDate figure={figure} />
                      {` · ${figure.source ?? zone.source ?? t('unsourced')}`}
                    </span>
                  </span>
                  {isWritable && !figure.superseded ? (
                    <ActionIcon aria-label={t('withdraw', { figure: textOf(figure) })} disabled={withdrawal.isPending} onClick={() => withdrawal.mutate(figure)}>
                      <Icon name="close" />
                    </ActionIcon>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </div>
  );
}

/** The figures of one measure and stage stand together, as they come. */
function groupsOf(capacities: readonly ZoneCapacity[]): ZoneCapacity[][] {
  const groups = new Map<string, ZoneCapacity[]>();
  for (const figure of capacities) {
    const key = `${figure.measure} ${figure.stage}`;
    groups.set(key, [...(groups.get(key) ?? []), figure]);
  }
  return [...groups.values()];
}
