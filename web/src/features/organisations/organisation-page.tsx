import { Button } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerOf, api } from '../../api/client.js';
import { useTitle } from '../../api/reference.js';
import { Page } from '../../layout/page.js';
import { useLanguage } from '../../lib/language.js';
import { usePaths, usePlace } from '../../lib/place.js';
import { Loading } from '../../ui/loading.js';
import { Problem } from '../../ui/problem.js';
import { useKindName } from './kinds.js';
import { OrganisationAgreements } from './organisation-agreements.js';
import { type OrganisationFile, type Site, useOrganisationFile } from '../../api/organisations.js';
import { OrganisationCohorts } from './organisation-cohorts.js';
import { OrganisationIdentifiers } from './organisation-identifiers.js';
import { OrganisationLinks } from './organisation-links.js';
import { OrganisationNames } from './organisation-names.js';
import { OrganisationRelations } from './organisation-relations.js';
import { OrganisationSites } from './organisation-sites.js';
import { RegisterHistory } from './register-history.js';
import { useWriteRefusal } from './write-refusal.js';
import './organisations.css';

const RenameForm = lazy(async () => ({ default: (await import('./rename-form.js')).RenameForm }));
const IdentifierForm = lazy(async () => ({ default: (await import('./identifier-form.js')).IdentifierForm }));
const OrganisationForm = lazy(async () => ({ default: (await import('./organisation-form.js')).OrganisationForm }));
const SuccessionForm = lazy(async () => ({ default: (await import('./succession-form.js')).SuccessionForm }));
const SiteForm = lazy(async () => ({ default: (await import('./site-form.js')).SiteForm }));

export function OrganisationPage(): ReactElement {
  const { t } = useTranslation('organisations');
  const { id } = useParams({ from: '/$lang/$programme/partenaires/$id' });
  const paths = usePaths();
  const { data, error, refetch } = useOrganisationFile(id);
  if (data !== undefined) return <File key={id} file={data} />;
  return (
    <Page title={t('title')} crumbs={[{ label: t('title'), to: paths.partners }]}>
      {error === null ? <Loading lines={12} /> : <Problem error={error} onRetry={() => void refetch()} />}
    </Page>
  );
}

type OpenForm = 'file' | 'name' | 'identifier' | 'site' | 'succession';

function File({ file }: { file: OrganisationFile }): ReactElement {
  const { t } = useTranslation(['organisations', 'history']);
  const { programme } = usePlace();
  const paths = usePaths();
  const titleOf = useTitle();
  const kindName = useKindName();
  const [open, setOpen] = useState<OpenForm | null>(null);
  const [changed, setChanged] = useState<Site | null>(null);
  const refusal = useWriteRefusal('organisation.write', t('noWrite'));
  const name = titleOf(file.name);
  const close = (): void => setOpen(null);
  const writeTo = (form: OpenForm): { refusal: string | null; onWrite(): void } => ({ refusal, onWrite: () => setOpen(form) });
  return (
    <Page
      title={name}
      crumbs={[{ label: t('title'), to: paths.partners }, { label: file.code ?? kindName(file.kind) }]}
      lead={
        <>
          {kindName(file.kind)}
          <OtherNames file={file} shown={name} />
        </>
      }
      actions={
        <Button disabled={refusal !== null} onClick={() => setOpen('file')}>
          {t('change')}
        </Button>
      }
      below={refusal === null ? undefined : <p className="subtitle">{refusal}</p>}
    >
      {file.likelyDuplicates.length === 0 ? null : <Duplicates file={file} />}
      {file.detailed ? null : <p className="note">{t('nameOnly')}</p>}
      <OrganisationNames names={file.names} {...writeTo('name')} />
      {file.detailed ? (
        <>
          <OrganisationIdentifiers file={file} {...writeTo('identifier')} />
          <OrganisationSites sites={file.sites} onChange={setChanged} {...writeTo('site')} />
          <OrganisationRelations file={file} {...writeTo('succession')} />
        </>
      ) : null}
      <OrganisationCohorts organisation={file.id} />
      <OrganisationAgreements agreements={file.agreements} />
      <section className="section" aria-labelledby="history-title">
        <h2 id="history-title">{t('history:title')}</h2>
        <RegisterHistory
          subject="organisations"
          of={file.id}
          read={(cursor, signal) => answerOf(api.GET('/api/v1/programmes/{programme}/organisations/{id}/history', { params: { path: { programme, id: file.id }, query: { cursor } }, signal }))}
        />
      </section>
      <Suspense fallback={null}>
        {open === 'name' ? <RenameForm file={file} onClose={close} /> : null}
        {open === 'identifier' ? <IdentifierForm file={file} onClose={close} /> : null}
        {open === 'file' ? <OrganisationForm file={file} onClose={close} /> : null}
        {open === 'succession' ? <SuccessionForm file={file} onClose={close} /> : null}
        {changed === null ? null : <SiteForm key={changed.id} file={file} site={file.sites.find(({ id }) => id === changed.id) ?? changed} onClose={() => setChanged(null)} />}
        {open === 'site' ? <SiteForm file={file} onClose={close} /> : null}
      </Suspense>
    </Page>
  );
}

function OtherNames({ file, shown }: { file: OrganisationFile; shown: string }): ReactElement {
  const language = useLanguage();
  const { fr, ar, en } = file.name;
  const others = [
    { lang: 'fr', text: fr },
    { lang: 'ar', text: ar },
    { lang: 'en', text: en },
  ].filter(({ lang, text }) => text !== null && text !== shown && lang !== language);
  return (
    <>
      {others.map(({ lang, text }) => (
        <span key={lang}>
          {' · '}
          <bdi lang={lang}>{text}</bdi>
        </span>
      ))}
    </>
  );
}

function Duplicates({ file }: { file: OrganisationFile }): ReactElement {
  const { t } = useTranslation('organisations');
  return (
    <div className="note risk stack">
      <h2>{t('duplicates.title')}</h2>
      <p>{t('duplicates.page')}</p>
      <OrganisationLinks organisations={file.likelyDuplicates} />
    </div>
  );
}
