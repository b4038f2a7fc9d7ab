import { ActionIcon, Button, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api, changeHeaders } from '../../api/client.js';
import type { components } from '../../api/generated/schema.js';
import { useRegisterWrite } from '../../api/queries.js';
import type { Act, AgreementFile } from '../../api/types.js';
import { useDraft } from '../../lib/draft.js';
import { usePlace } from '../../lib/place.js';
import type { KnownDate } from '../../lib/typed-date.js';
import { readTypedWhole } from '../../lib/typed-number.js';
import { ChoiceLine } from '../../ui/choice-line.js';
import { DateField } from '../../ui/date-field.js';
import { Icon } from '../../ui/icon.js';
import { showToast } from '../../ui/undo-toast.js';
import { FormDrawer } from '../organisations/form-drawer.js';
import { FieldLabel, TextField, textOrNull } from '../organisations/text-field.js';
import { useFormErrors } from '../organisations/use-form-errors.js';
import { useAgreementSubject } from './agreement-subject.js';

type ActBody = components['schemas']['ActBody'];

interface Clause {
  article: string;
  page: string;
  wording: string;
}

interface Typed {
  kind: Act['kind'];
  title: string;
  signedOn: KnownDate | null;
  registryNumber: string;
  visa: string;
  pages: string;
  language: (typeof LANGUAGES)[number] | null;
  delegation: string;
  clauses: readonly Clause[];
}

interface Props {
  file: AgreementFile;
  onClose(): void;
}

const KINDS: readonly Act['kind'][] = ['agreement', 'amendment', 'correction', 'annex'];
const LANGUAGES = ['fr', 'ar', 'en'] as const;
const NO_CLAUSE: Clause = { article: '', page: '', wording: '' };

/** A signed act and its clauses, as they read on paper. */
export function ActForm({ file, onClose }: Props): ReactElement {
  const { t } = useTranslation(['agreements', 'common']);
  const { programme } = usePlace();
  const form = useFormErrors(['title', 'pages', 'signedOn', 'registryNumber', 'visa', 'signatureDelegation', 'clauses'] as const);
  const draft = useDraft<Typed>(
    `act.${file.ref}`,
    { kind: file.acts.length === 0 ? 'agreement' : 'amendment', title: '', signedOn: null, registryNumber: '', visa: '', pages: '', language: null, delegation: '', clauses: [NO_CLAUSE] },
    useAgreementSubject()(file),
  );
  const [kind, setKind] = draft.field('kind');
  const [title, setTitle] = draft.field('title');
  const [signedOn, setSignedOn] = draft.field('signedOn');
  const [registryNumber, setRegistryNumber] = draft.field('registryNumber');
  const [visa, setVisa] = draft.field('visa');
  const [pages, setPages] = draft.field('pages');
  const [language, setLanguage] = draft.field('language');
  const [delegation, setDelegation] = draft.field('delegation');
  const [clauses, setClauses] = draft.field('clauses');
  const write = useRegisterWrite(
    (body: ActBody, key) =>
      answerOf(api.POST('/api/v1/programmes/{programme}/agreements/{ref}/acts', { params: { path: { programme, ref: file.ref } }, headers: changeHeaders(key, draft), body })),
    () => {
      draft.forget();
      showToast(t('agreements:saved.act'));
      onClose();
    },
  );
  const written = clauses.filter(({ article, page, wording }) => `${article}${page}${wording}`.trim() !== '');
  const change = (index: number, part: Partial<Clause>): void => setClauses(clauses.map((clause, at) => (at === index ? { ...clause, ...part } : clause)));
  const submit = (): void => {
    const isSound = form.accepts({
      title: title.trim() === '' ? t('agreements:form.actTitleMissing') : undefined,
      pages: pages.trim() !== '' && readTypedWhole(pages) === null ? t('agreements:form.pageInvalid') : undefined,
      clauses: clauseError(written),
    });
    if (!isSound) return;
    write.mutate(
      {
        kind,
        title: title.trim(),
        signedOn: signedOn?.date ?? null,
        registryNumber: textOrNull(registryNumber),
        visa: textOrNull(visa),
        pages: readTypedWhole(pages),
        language,
        signatureDelegation: textOrNull(delegation),
        clauses: written.map(({ article, page, wording }) => ({ article: article.trim(), page: readTypedWhole(page), wording: textOrNull(wording) })),
      },
      { onError: form.takeRefusal },
    );
  };
  return (
    <FormDrawer title={t('agreements:enter.act')} lead={<bdi>{file.ref}</bdi>} form={form} write={write} draft={draft} onSubmit={submit} onClose={onClose}>
      <ChoiceLine<Act['kind']> label={t('agreements:form.kind')} options={KINDS.map((value) => ({ value, label: t(`agreements:actKind.${value}`) }))} value={kind} onChange={setKind} />
      <TextField id={form.idOf('title')} label={t('agreements:form.actTitle')} error={form.errorOf('title')} value={title} onChange={setTitle} data-autofocus />
      <div className="pair">
        <DateField id={form.idOf('signedOn')} label={<FieldLabel label={t('agreements:form.signedOn')} isOptional />} error={form.errorOf('signedOn')} value={signedOn} onChange={setSignedOn} />
        <TextField id={form.idOf('pages')} label={t('agreements:form.pages')} isOptional inputMode="numeric" error={form.errorOf('pages')} value={pages} onChange={setPages} />
        <TextField id={form.idOf('registryNumber')} label={t('agreements:form.registryNumber')} isOptional error={form.errorOf('registryNumber')} value={registryNumber} onChange={setRegistryNumber} />
        <TextField id={form.idOf('visa')} label={t('agreements:form.visa')} isOptional error={form.errorOf('visa')} value={visa} onChange={setVisa} />
      </div>
      <ChoiceLine<(typeof LANGUAGES)[number]> label={t('agreements:form.language')} options={LANGUAGES.map((value) => ({ value, label: t(`agreements:form.languages.${value}`) }))} value={language} onChange={setLanguage} />
      <TextField id={form.idOf('signatureDelegation')} label={t('agreements:form.delegation')} isOptional error={form.errorOf('signatureDelegation')} value={delegation} onChange={setDelegation} />
      {clauses.map((clause, index) => (
        <fieldset key={index} className="repeated">
          <legend className="line spread">
            {t('agreements:form.clause', { number: index + 1 })}
            <ActionIcon aria-label={`${t('common:remove')}: ${t('agreements:form.clause', { number: index + 1 })}`} onClick={() => setClauses(clauses.filter((_, at) => at !== index))}>
              <Icon name="close" />
            </ActionIcon>
          </legend>
          <div className="pair">
            <TextField
              id={index === 0 ? form.idOf('clauses') : `${form.idOf('clauses')}-${index}`}
              label={t('agreements:form.article')}
              placeholder="art. 4"
              error={index === 0 ? form.errorOf('clauses') : undefined}
              value={clause.article}
              onChange={(article) => change(index, { article })}
            />
            <TextField id={`${form.idOf('clauses')}-page-${index}`} label={t('agreements:form.page')} isOptional inputMode="numeric" error={undefined} value={clause.page} onChange={(page) => change(index, { page })} />
          </div>
          <Textarea label={<FieldLabel label={t('agreements:form.wording')} isOptional />} rows={2} dir="auto" value={clause.wording} onChange={({ currentTarget }) => change(index, { wording: currentTarget.value })} />
        </fieldset>
      ))}
      <div>
        <Button size="sm" leftSection={<Icon name="plus" size={13} />} onClick={() => setClauses([...clauses, NO_CLAUSE])}>
          {t('agreements:form.addClause')}
        </Button>
      </div>
    </FormDrawer>
  );

  function clauseError(given: readonly Clause[]): string | undefined {
    if (given.some(({ article }) => article.trim() === '')) return t('agreements:form.articleMissing');
    return given.some(({ page }) => page.trim() !== '' && readTypedWhole(page) === null) ? t('agreements:form.pageInvalid') : undefined;
  }
}
