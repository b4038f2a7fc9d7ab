import { ActionIcon, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { OrganisationField } from '../organisations/organisation-field.js';
import { LIABILITIES } from './commitment-entry.js';
import type { EntryFields } from './entry-fields.js';

/** Who owes it, how the obligation is shared between several, and who benefits. */
export function ObligorFields({ form, entry, onChange }: EntryFields): ReactElement {
  const { t } = useTranslation(['commitments', 'common']);
  const { obligors } = entry;
  const firstEmpty = Math.max(obligors.indexOf(null), 0);
  return (
    <>
      {obligors.map((obligor, index) => (
        <div key={index} className="with-remove">
          <OrganisationField
            id={index === firstEmpty ? form.idOf('obligors') : `${form.idOf('obligors')}-${index}`}
            label={obligors.length === 1 ? t('commitments:column.obligor') : t('commitments:form.obligor', { number: index + 1 })}
            isOptional={entry.side === 'sector'}
            error={index === firstEmpty ? form.errorOf('obligors') : undefined}
            value={obligor}
            onChange={(chosen) => onChange({ obligors: obligors.map((one, at) => (at === index ? chosen : one)) })}
          />
          {obligors.length === 1 ? null : (
            <ActionIcon aria-label={`${t('common:remove')}: ${t('commitments:form.obligor', { number: index + 1 })}`} onClick={() => onChange({ obligors: obligors.filter((_, at) => at !== index) })}>
              <Icon name="close" />
            </ActionIcon>
          )}
        </div>
      ))}
      <div>
        <Button size="sm" leftSection={<Icon name="plus" size={13} />} onClick={() => onChange({ obligors: [...obligors, null] })}>
          {t('commitments:form.addObligor')}
        </Button>
      </div>
      {obligors.length === 1 ? null : (
        <ChoiceField
          id={form.idOf('liability')}
          label={t('commitments:form.liability')}
          isOptional
          error={form.errorOf('liability')}
          options={LIABILITIES.map((value) => ({ value, label: t(`commitments:liability.${value}`) }))}
          value={entry.liability}
          onChange={(liability) => onChange({ liability })}
        />
      )}
      <OrganisationField
        id={form.idOf('beneficiaryId')}
        label={t('commitments:beneficiary')}
        isOptional
        error={form.errorOf('beneficiaryId')}
        value={entry.beneficiary}
        onChange={(beneficiary) => onChange({ beneficiary })}
      />
    </>
  );
}
