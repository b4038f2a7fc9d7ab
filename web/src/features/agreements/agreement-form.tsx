import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { Agreement } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { writeHeaders } from '../../lib/http.js';
import { useLanguage } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedNumber } from '../../lib/typed-number.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { showToast } from '../../ui/undo-toast.js';
import { ChoiceField } from '../organisations/choice-field.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { KINDS } from './agreement-filters.js';
import { type PartyDraft, PartyFields, partyBodies } from './party-fields.js';

type Body = components['schemas']['CreateAgreementBody'];
type State = NonNullable<Body['state']>;

const STATES: readonly State[] = ['draft', 'signed', 'in_force'];
const DATES = ['signature', 'publication', 'effect', 'end'] as const;
const DATE_FIELDS = { signature: 'signedOn', publication: 'publishedOn', effect: 'effectiveFrom', end: 'effectiveTo' } as const;
const FIELDS = ['ref', 'titleFr', 'titleAr', 'titleEn', 'signedOn', 'publishedOn', 'effectiveFrom', 'effectiveTo', 'amount', 'source', 'parties'] as const;
const NO_DATES: Record<(typeof DATES)[number], KnownDate | null> = { signature: null, publication: null, effect: null, end: null };

interface Typed {
  ref: string;
  kind: Agreement['kind'];
  state: State;
  titles: Record<'titleFr' | 'titleAr' | 'titleEn', string>;
  dates: typeof NO_DATES;
  amount: string;
  source: string;
  parties: readonly PartyDraft[];
}

const NOTHING: Typed = {
  ref: '', kind: 'convention', state: 'signed', titles: { titleFr: '', titleAr: '', titleEn: '' }, dates: NO_DATES, amount: '', source: '',
  parties: [{ organisation: null, side: 'public' }, { organisation: null, side: 'private' }],
};

interface Props {
  onClose(): void;
}

/** Records an agreement: what the act does not publish is left empty, and stays marked as such. */
export function AgreementForm({ onClose }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'states']);
  const { programme } = usePlace();
  const paths = usePaths();
  const navigate = useNavigate();
  const language = useLanguage();
  const form = useFormErrors(FIELDS);
  const draft = useDraft<Typed>('agreement', NOTHING);
  const [ref, setRef] = draft.field('ref');
  const [kind, setKind] = draft.field('kind');
  const [state, setState] = draft.field('state');
  const [titles, setTitles] = draft.field('titles');
  const [dates, setDates] = draft.field('dates');
  const [amount, setAmount] = draft.field('amount');
  const [source, setSource] = draft.field('source');
  const [parties, setParties] = draft.field('parties');
  const write = useRegisterWrite(
    (body: Body, key) => answerOf(api.POST('/api/v1/programmes/{programme}/agreements', { params: { path: { programme } }, headers: writeHeaders(key), body })),
    (file) => {
      draft.forget();
      showToast(t('agreements:saved.created', { ref: file.ref }));
      void navigate({ to: paths.agreement(file.ref) });
    },
  );
  const submit = (): void => {
    const isSound = form.accepts({
      ref: ref.trim() === '' ? t('agreements:form.refMissing') : undefined,
      titleFr: titles.titleFr.trim() === '' ? t('agreements:form.titleMissing') : undefined,
      amount: amount.trim() !== '' && readTypedNumber(amount, language) === null ? t('agreements:form.decimalInvalid') : undefined,
      parties: parties.some(({ organisation }) => organisation === null) ? t('agreements:form.partyMissing') : undefined,
    });
    if (!isSound) return;
    write.mutate(
      {
        ref: ref.trim(),
        kind,
        state,
        titleFr: titles.titleFr.trim(),
        titleAr: textOrNull(titles.titleAr),
        titleEn: textOrNull(titles.titleEn),
        signedOn: dates.signature?.date ?? null,
        publishedOn: dates.publication?.date ?? null,
        effectiveFrom: dates.effect?.date ?? null,
        effectiveTo: dates.end?.date ?? null,
        amount: readTypedNumber(amount, language),
        source: textOrNull(source),
        parties: partyBodies(parties),
      },
      { onError: form.takeRefusal },
    );
  };
  return (
    <FormDrawer title={t('agreements:new')} lead={<bdi>{programme}</bdi>} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <TextField id={form.idOf('ref')} label={t('agreements:form.ref')} description={t('agreements:form.refHint')} error={form.errorOf('ref')} dir="ltr" value={ref} onChange={setRef} data-autofocus />
      <ChoiceField
        id={`${form.idOf('ref')}-kind`}
        label={t('agreements:form.kind')}
        error={undefined}
        options={KINDS.map((value) => ({ value, label: t(`agreements:kind.${value}`) }))}
        value={kind}
        onChange={(chosen) => setKind(chosen ?? kind)}
      />
      <ChoiceLine<State> label={t('agreements:form.state')} options={STATES.map((value) => ({ value, label: t(`states:agreement.${value}`) }))} value={state} onChange={setState} />
      {(['titleFr', 'titleAr', 'titleEn'] as const).map((name) => (
        <TextField
          key={name}
          id={form.idOf(name)}
          label={t(`agreements:form.${name}`)}
          isOptional={name !== 'titleFr'}
          dir="auto"
          error={form.errorOf(name)}
          value={titles[name]}
          onChange={(text) => setTitles({ ...titles, [name]: text })}
        />
      ))}
      <div className="pair">
        {DATES.map((name) => (
          <DateField
            key={name}
            id={form.idOf(DATE_FIELDS[name])}
            label={<FieldLabel label={t(`agreements:date.${name}`)} isOptional />}
            error={form.errorOf(DATE_FIELDS[name])}
            value={dates[name]}
            onChange={(date) => setDates({ ...dates, [name]: date })}
          />
        ))}
      </div>
      <PartyFields id={form.idOf('parties')} parties={parties} error={form.errorOf('parties')} onChange={setParties} />
      <TextField id={form.idOf('amount')} label={t('agreements:form.amountMad')} isOptional inputMode="decimal" error={form.errorOf('amount')} value={amount} onChange={setAmount} />
      <TextField id={form.idOf('source')} label={t('agreements:form.source')} description={t('agreements:form.sourceHint')} isOptional error={form.errorOf('source')} value={source} onChange={setSource} />
    </FormDrawer>
  );
}
