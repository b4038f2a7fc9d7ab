import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound, redirect, retainSearchParams } from '@tanstack/react-router';
import { DEFAULT_LANGUAGE, LANGUAGES, type Language, isLanguage } from '@common/translated.js';
import { speakIn, withTexts } from './i18n/i18n.js';
import { Root } from './layout/root.js';
import { NotFoundPage } from './layout/not-found-page.js';
import { RouteProblem } from './layout/route-problem.js';
import { setDocumentLanguage } from './lib/document.js';
import { refreshSession, speak } from './lib/http.js';
import { preference } from './lib/preference.js';
import { session } from './lib/session.js';
import { choice, civilDay, flag, list, order, parseSearch, reference, searchOf, stringifySearch, words } from './lib/search-params.js';
import { homePath } from './home-path.js';
import { signInPath } from './paths.js';

const spokenLanguage = preference<Language>('language', LANGUAGES);

/** What the reader spoke last time, French at first. */
export function usualLanguage(): Language {
  return spokenLanguage.read() ?? DEFAULT_LANGUAGE;
}

const rootRoute = createRootRoute({ component: Root, notFoundComponent: NotFoundPage });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/$lang', params: { lang: usualLanguage() }, replace: true });
  },
});

const languageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '$lang',
  beforeLoad: async ({ params }) => {
    if (!isLanguage(params.lang)) throw notFound();
    speak(params.lang);
    await speakIn(params.lang);
    setDocumentLanguage(params.lang);
    spokenLanguage.write(params.lang);
    return { language: params.lang };
  },
});

const homeRoute = createRoute({
  getParentRoute: () => languageRoute,
  path: '/',
  beforeLoad: async ({ context: { language } }) => {
    const signedIn = await session.ready(refreshSession);
    const home = signedIn === null ? null : homePath(language, signedIn);
    throw redirect({ href: home ?? signInPath(language), replace: true });
  },
});

const signInRoute = createRoute({
  getParentRoute: () => languageRoute,
  path: 'connexion',
  validateSearch: searchOf({ suite: words }),
  component: lazyRouteComponent(() => withTexts(import('./features/session/sign-in-page.js'), 'session'), 'SignInPage'),
});

const passwordRoute = createRoute({
  getParentRoute: () => languageRoute,
  path: 'mot-de-passe',
  validateSearch: searchOf({ suite: words }),
  beforeLoad: async ({ context: { language } }) => {
    if ((await session.ready(refreshSession)) === null) throw redirect({ href: signInPath(language), replace: true });
  },
  component: lazyRouteComponent(() => withTexts(import('./features/session/password-page.js'), 'session'), 'PasswordPage'),
});

/** Both clocks and the numbers open in the rail, which every page of a programme has. */
const programmeSearch = searchOf({ au: civilDay, connu: civilDay, chiffre: list(reference) });

const programmeRoute = createRoute({
  getParentRoute: () => languageRoute,
  path: '$programme',
  validateSearch: programmeSearch,
  search: { middlewares: [retainSearchParams(['au', 'connu'])] },
  beforeLoad: async ({ context: { language }, params, location }) => {
    const signedIn = await session.ready(refreshSession);
    if (signedIn === null) throw redirect({ to: '/$lang/connexion', params: { lang: language }, search: { suite: location.href } });
    if (signedIn.account.mustChangePassword) throw redirect({ to: '/$lang/mot-de-passe', params: { lang: language }, search: { suite: location.href } });
    if (!signedIn.programmes.some(({ code }) => code === params.programme)) throw notFound();
  },
  component: lazyRouteComponent(() => import('./layout/shell.js'), 'Shell'),
});

const workRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'travail',
  validateSearch: searchOf({ jalon: reference }),
  component: lazyRouteComponent(() => withTexts(import('./features/work/work-page.js'), 'declarations', 'examination'), 'WorkPage'),
});

const agreementsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'conventions',
  validateSearch: searchOf({
    q: words, nature: list(reference), region: list(reference), filiere: list(reference), etat: list(reference), echeance: list(reference), attention: choice(['a-completer']),
    tri: order(['reference', 'signature', 'terme', 'titre']), nouveau: flag,
  }),
  component: lazyRouteComponent(() => import('./features/agreements/agreements-page.js'), 'AgreementsPage'),
});

const agreementRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'conventions/$ref',
  validateSearch: searchOf({ jalon: reference, saisie: choice(['avenant', 'acte', 'etat', 'correction', 'completer', 'partie', 'engagement']) }),
  component: lazyRouteComponent(() => import('./features/agreements/agreement-page.js'), 'AgreementPage'),
});

const agreementSummaryRoute = createRoute({
  getParentRoute: () => agreementRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./features/agreements/agreement-summary.js'), 'AgreementSummary'),
});

const agreementCommitmentsRoute = createRoute({
  getParentRoute: () => agreementRoute,
  path: 'engagements',
  component: lazyRouteComponent(() => import('./features/agreements/agreement-commitments.js'), 'AgreementCommitments'),
});

const agreementMilestonesRoute = createRoute({
  getParentRoute: () => agreementRoute,
  path: 'jalons',
  validateSearch: searchOf({ tri: order(['reference', 'titre', 'base', 'prevision']) }),
  component: lazyRouteComponent(() => import('./features/agreements/agreement-milestones.js'), 'AgreementMilestones'),
});

const agreementActsRoute = createRoute({
  getParentRoute: () => agreementRoute,
  path: 'actes',
  component: lazyRouteComponent(() => import('./features/agreements/agreement-acts.js'), 'AgreementActs'),
});

const agreementHistoryRoute = createRoute({
  getParentRoute: () => agreementRoute,
  path: 'historique',
  component: lazyRouteComponent(() => import('./features/agreements/agreement-history.js'), 'AgreementHistory'),
});

const commitmentsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'engagements',
  validateSearch: searchOf({
    q: words,
    nature: list(reference),
    qui: list(reference),
    region: list(reference),
    filiere: list(reference),
    convention: list(reference),
    tri: order(['reference', 'titre', 'echeance', 'convention']),
  }),
  component: lazyRouteComponent(() => import('./features/commitments/commitments-page.js'), 'CommitmentsPage'),
});

const commitmentRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'engagements/$ref',
  component: lazyRouteComponent(() => import('./features/commitments/commitment-page.js'), 'CommitmentPage'),
});

const milestonesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'jalons',
  validateSearch: searchOf({
    jalon: reference,
    q: words,
    etat: list(reference),
    suivi: list(reference),
    convention: list(reference),
    du: civilDay,
    avant: civilDay,
    vue: choice(['liste', 'frise']),
    tri: order(['reference', 'titre', 'base', 'prevision']),
    nouveau: flag,
  }),
  component: lazyRouteComponent(() => import('./features/milestones/milestones-page.js'), 'MilestonesPage'),
});

const declarationsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations',
  validateSearch: searchOf({
    q: words,
    etat: list(reference),
    periode: list(reference),
    organisation: list(reference),
    delai: list(choice(['a-temps', 'en-retard'])),
    nature: list(choice(['trimestrielle', 'rectificative'])),
    tri: order(['reference', 'organisation', 'periode', 'depot']),
  }),
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/declarations-page.js'), 'declarations', 'examination'), 'DeclarationsPage'),
});

const declarationRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref',
  validateSearch: searchOf({ rectifier: flag }),
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/declaration-page.js'), 'declarations', 'imports', 'workbook'), 'DeclarationPage'),
});

const entryRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref/saisie/$section',
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/entry/entry-page.js'), 'declarations', 'imports', 'workbook'), 'EntryPage'),
});

const declarationImportRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref/import/$id',
  validateSearch: searchOf({ etape: choice(['associer', 'corriger', 'verifier']) }),
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/workbook/import-page.js'), 'declarations', 'imports', 'workbook'), 'WorkbookImportPage'),
});

const evidenceRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref/pieces',
  component: lazyRouteComponent(() => withTexts(import('./features/evidence/evidence-page.js'), 'declarations', 'evidence'), 'EvidencePage'),
});

const checkRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref/verifier',
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/check/check-page.js'), 'declarations'), 'CheckPage'),
});

const receiptRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'declarations/$ref/envoyee',
  component: lazyRouteComponent(() => withTexts(import('./features/declarations/receipt-page.js'), 'declarations', 'examination'), 'ReceiptPage'),
});

const examinationsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'validation',
  component: lazyRouteComponent(() => withTexts(import('./features/examination/examinations-page.js'), 'declarations', 'examination'), 'ExaminationsPage'),
});

const examinationRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'validation/$ref',
  component: lazyRouteComponent(() => withTexts(import('./features/examination/examination-page.js'), 'declarations', 'examination'), 'ExaminationPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'audit',
  validateSearch: searchOf({ nouveau: flag }),
  component: lazyRouteComponent(() => withTexts(import('./features/audit/audit-page.js'), 'audit'), 'AuditPage'),
});

const missionRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'audit/missions/$ref',
  validateSearch: searchOf({ ligne: reference }),
  component: lazyRouteComponent(() => withTexts(import('./features/audit/mission-page.js'), 'audit', 'declarations', 'evidence'), 'MissionPage'),
});

const findingRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'constats/$ref',
  component: lazyRouteComponent(() => withTexts(import('./features/audit/finding-page.js'), 'audit'), 'FindingPage'),
});

const dashboardRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'tableau-de-bord',
  validateSearch: searchOf({
    region: list(reference), filiere: list(reference), nature: list(reference), partenaire: list(reference), ministere: list(reference), convention: list(reference), mesure: reference, tables: list(reference),
  }),
  component: lazyRouteComponent(() => withTexts(import('./features/dashboard/dashboard-page.js'), 'dashboard'), 'DashboardPage'),
});

const comparisonRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'comparaison',
  validateSearch: searchOf({ de: civilDay, a: civilDay }),
  component: lazyRouteComponent(() => withTexts(import('./features/comparison/comparison-page.js'), 'comparison'), 'ComparisonPage'),
});

const periodsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'admin/periodes',
  validateSearch: searchOf({ periode: reference, nouveau: flag }),
  component: lazyRouteComponent(() => withTexts(import('./features/periods/periods-page.js'), 'declarations', 'periods'), 'PeriodsPage'),
});

const partnersRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'partenaires',
  validateSearch: searchOf({ q: words, nature: list(reference), region: list(reference), tri: order(['nom', 'nature']), nouveau: flag }),
  component: lazyRouteComponent(() => import('./features/organisations/organisations-page.js'), 'OrganisationsPage'),
});

const partnerRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'partenaires/$id',
  component: lazyRouteComponent(() => import('./features/organisations/organisation-page.js'), 'OrganisationPage'),
});

const zonesRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'zones',
  validateSearch: searchOf({ q: words, etat: list(reference), region: list(reference), zone: reference, tri: order(['nom', 'region', 'etat']) }),
  component: lazyRouteComponent(() => withTexts(import('./features/zones/zones-page.js'), 'zones'), 'ZonesPage'),
});

const importRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'import',
  validateSearch: searchOf({ lot: reference }),
  component: lazyRouteComponent(() => withTexts(import('./features/imports/import-page.js'), 'imports', 'zones'), 'ImportPage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'admin/comptes',
  validateSearch: searchOf({ q: words, etat: list(reference), role: list(reference), organisation: list(reference), compte: reference, nouveau: flag }),
  component: lazyRouteComponent(() => withTexts(import('./features/accounts/accounts-page.js'), 'accounts'), 'AccountsPage'),
});

const tokensRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: 'jetons',
  validateSearch: searchOf({ nouveau: flag }),
  component: lazyRouteComponent(() => withTexts(import('./features/tokens/tokens-page.js'), 'tokens'), 'TokensPage'),
});

const programmeHomeRoute = createRoute({
  getParentRoute: () => programmeRoute,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/$lang/$programme/travail', params, replace: true });
  },
});

const routeTree = rootRoute.addChildren([
  startRoute,
  languageRoute.addChildren([
    homeRoute,
    signInRoute,
    passwordRoute,
    programmeRoute.addChildren([
      programmeHomeRoute,
      workRoute,
      agreementsRoute,
      agreementRoute.addChildren([
        agreementSummaryRoute,
        agreementCommitmentsRoute,
        agreementMilestonesRoute,
        agreementActsRoute,
        agreementHistoryRoute,
      ]),
      commitmentsRoute,
      commitmentRoute,
      milestonesRoute,
      declarationsRoute,
      declarationRoute,
      entryRoute,
      declarationImportRoute,
      evidenceRoute,
      checkRoute,
      receiptRoute,
      examinationsRoute,
      examinationRoute,
      auditRoute,
      dashboardRoute,
    comparisonRoute,
      missionRoute,
      findingRoute,
      periodsRoute,
      partnersRoute,
      partnerRoute,
      zonesRoute,
      importRoute,
      accountsRoute,
      tokensRoute,
    ]),
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  search: { strict: true },
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultErrorComponent: RouteProblem,
  defaultNotFoundComponent: NotFoundPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
