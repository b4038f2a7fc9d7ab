import { ActionIcon, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../../api/generated/schema.js';
import type { OrganisationName } from '../../api/types.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { Icon } from '../../ui/icon.js';
import { OrganisationField } from '../organisations/organisation-field.js';

type PartyBody = components['schemas']['PartyBody'];

export interface PartyDraft {
  organisation: OrganisationName | null;
  side: PartyBody['side'];
}

export function partyBodies(parties: readonly PartyDraft[]): PartyBody[] {
  return parties.flatMap(({ organisation, side }) => (organisation === null ? [] : [{ organisationId: organisation.id, side }]));
}

interface Props {
  /** Of the first field, for the error summary. */
  id: string;
  parties: readonly PartyDraft[];
  error: string | undefined;
  onChange(parties: readonly PartyDraft[]): void;
}

export function PartyFields({ id, parties, error, onChange }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const change = (index: number, part: Partial<PartyDraft>): void => onChange(parties.map((party, at) => (at === index ? { ...party, ...part } : party)));
  const firstEmpty = parties.findIndex(({ organisation }) => organisation === null);
  return (
    <>
      {parties.map((party, index) => (
        <fieldset key={index} className="repeated">
          <legend className="line spread">
            {t('agreements:form.party', { number: index + 1 })}
            {parties.length < 2 ? null : (
              <ActionIcon aria-label={`${t('common:remove')}: ${t('agreements:form.party', { number: index + 1 })}`} onClick={() => onChange(parties.filter((_, at) => at !== index))}>
                <Icon name="close" />
              </ActionIcon>
            )}
          </legend>
          <OrganisationField
            id={index === Math.max(firstEmpty, 0) ? id : `${id}-${index}`}
            label={t('agreements:form.organisation')}
            error={party.organisation === null ? error : undefined}
            value={party.organisation}
            onChange={(organisation) => change(index, { organisation })}
          />
          <ChoiceLine<PartyBody['side']>
            label={t('agreements:form.side')}
            options={[
              { value: 'public', label: t('agreements:form.public') },
              { value: 'private', label: t('agreements:form.private') },
            ]}
            value={party.side}
            onChange={(side) => change(index, { side })}
          />
        </fieldset>
      ))}
      <div>
        <Button size="sm" leftSection={<Icon name="plus" size={13} />} onClick={() => onChange([...parties, { organisation: null, side: 'private' }])}>
          {t('agreements:form.addParty')}
        </Button>
      </div>
    </>
  );
}
