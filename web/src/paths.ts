import { DEFAULT_LANGUAGE, type Language, isLanguage } from '@common/translated.js';

/** Where the reader stands: the first two segments of every address inside a programme. */
export interface Place {
  language: Language;
  programme: string;
}

const AGREEMENT_TABS = { summary: '', commitments: '/engagements', milestones: '/jalons', acts: '/actes', history: '/historique' };

export type AgreementTab = keyof typeof AGREEMENT_TABS;

/** Path words stay French in every language, so that a link survives a change of language. */
export function pathsAt({ language, programme }: Place) {
  const root = `/${language}/${encodeURIComponent(programme)}`;
  return {
    work: `${root}/travail`,
    agreements: `${root}/conventions`,
    agreement: (ref: string, tab: AgreementTab = 'summary') =>
      `${root}/conventions/${encodeURIComponent(ref)}${AGREEMENT_TABS[tab]}`,
    commitments: `${root}/engagements`,
    commitment: (ref: string) => `${root}/engagements/${encodeURIComponent(ref)}`,
    milestones: `${root}/jalons`,
    declarations: `${root}/declarations`,
    declaration: (ref: string) => `${root}/declarations/${encodeURIComponent(ref)}`,
    entry: (ref: string, section: string) => `${root}/declarations/${encodeURIComponent(ref)}/saisie/${section}`,
    evidence: (ref: string) => `${root}/declarations/${encodeURIComponent(ref)}/pieces`,
    checkDeclaration: (ref: string) => `${root}/declarations/${encodeURIComponent(ref)}/verifier`,
    declarationImport: (ref: string, id: string) => `${root}/declarations/${encodeURIComponent(ref)}/import/${encodeURIComponent(id)}`,
    receipt: (ref: string) => `${root}/declarations/${encodeURIComponent(ref)}/envoyee`,
    examinations: `${root}/validation`,
    examination: (ref: string) => `${root}/validation/${encodeURIComponent(ref)}`,
    dashboard: `${root}/tableau-de-bord`,
    comparison: `${root}/comparaison`,
    audit: `${root}/audit`,
    mission: (ref: string) => `${root}/audit/missions/${encodeURIComponent(ref)}`,
    finding: (ref: string) => `${root}/constats/${encodeURIComponent(ref)}`,
    periods: `${root}/admin/periodes`,
    partners: `${root}/partenaires`,
    partner: (id: string) => `${root}/partenaires/${encodeURIComponent(id)}`,
    zones: `${root}/zones`,
    imports: `${root}/import`,
    accounts: `${root}/admin/comptes`,
    tokens: `${root}/jetons`,
  };
}

export type Paths = ReturnType<typeof pathsAt>;

export function signInPath(language: Language): string {
  return `/${language}/connexion`;
}

export function passwordPath(language: Language): string {
  return `/${language}/mot-de-passe`;
}

/** The language of an address; null when its first segment is none. */
export function languageAt(path: string): Language | null {
  const first = path.split('/')[1] ?? '';
  return isLanguage(first) ? first : null;
}

/** The same page elsewhere: another language, another programme, or both. */
export function movedPath(path: string, { language, programme }: Partial<Place>): string {
  const [, oldLanguage = '', oldProgramme = '', ...rest] = path.split('/');
  const isOutside = oldProgramme === '' || programme === undefined || [signInPath, passwordPath].some((outside) => path === outside(languageAt(path) ?? DEFAULT_LANGUAGE));
  const segments = [language ?? oldLanguage, isOutside ? oldProgramme : encodeURIComponent(programme), ...rest];
  return `/${segments.filter((segment) => segment !== '').join('/')}`;
}

/** An address of this application to go back to; null for anything else, which could lead to another site. */
export function safeReturn(address: string | undefined): string | null {
  return address !== undefined && /^\/(fr|ar|en)\/[\w%.~-]+(?:[/?]|$)/.test(address) && !address.includes('\\') ? address : null;
}
