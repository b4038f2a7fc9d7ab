import { ActionIcon } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import { useRegisterWrite } from '../../api/queries.js';
import { usePlace } from '../../lib/place.js';
import { HealthMark } from '../../ui/health.js';
import { Icon } from '../../ui/icon.js';
import { showToast } from '../../ui/undo-toast.js';
import { WriteProblem } from './write-problem.js';
import type { OrganisationFile, OrganisationIdentifier } from '../../api/organisations.js';
import { WritableSection, type Writing } from './writable-section.js';

interface Props extends Writing {
  file: OrganisationFile;
}

export function OrganisationIdentifiers({ file, ...writing }: Props): ReactElement {
  const { t } = useTranslation('organisations');
  const { programme } = usePlace();
  const withdrawal = useRegisterWrite(
    ({ id: recordId }: OrganisationIdentifier, key) =>
      answerOf(
        api.POST('/api/v1/programmes/{programme}/organisations/{id}/identifiers/{recordId}/withdrawal', {
          params: { path: { programme, id: file.id, recordId } },
          headers: { ...changeHeaders(key, file) },
        }),
      ),
    (_, { scheme, value }) => showToast(t('identifiers.withdrawn', { identifier: `${scheme} ${value}` })),
  );
  return (
    <WritableSection title={t('identifiers.title')} writeLabel={t('identifiers.add')} {...writing}>
      <WriteProblem write={withdrawal} />
      {file.identifiers.length === 0 ? <p className="muted small">{t('identifiers.none')}</p> : null}
      <ul className="identifiers">
        {file.identifiers.map((identifier) => (
          <li key={identifier.id}>
            <span className="muted">{t(`identifiers.schemes.${identifier.scheme}`)}</span>
            <span className="grow">
              <bdi dir="ltr" className="medium">
                {identifier.value}
              </bdi>{' '}
              {identifier.court === null ? null : <span className="muted">{identifier.court}</span>}
              {identifier.keyIsWrong ? (
                <span className="message risk">
                  <HealthMark level="at_risk" />
                  <span>{t('identifiers.iceWarning')}</span>
                </span>
              ) : null}
            </span>
            {writing.refusal === null ? (
              <ActionIcon aria-label={t('identifiers.withdraw', { identifier: `${identifier.scheme} ${identifier.value}` })} disabled={withdrawal.isPending} onClick={() => withdrawal.mutate(identifier)}>
                <Icon name="close" />
              </ActionIcon>
            ) : null}
          </li>
        ))}
      </ul>
    </WritableSection>
  );
}
