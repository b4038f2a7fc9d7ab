import type { Language } from '../common/translated.js';
import type { NotificationKind } from './notification.vocabulary.js';

export interface Place {
  publicUrl: string;
  language: Language;
  programme: string;
}

/** The page on which a person does what is to be done; the web application has the same addresses in web/src/features/notifications. */
const PAGES: Readonly<Record<NotificationKind, (ref: string) => string>> = {
  period_opened: () => '/declarations',
  declaration_due: () => '/declarations',
  declaration_late: () => '/declarations',
  declaration_submitted: (ref) => `/validation/${ref}`,
  declaration_returned: (ref) => `/declarations/${ref}`,
  declaration_accepted: (ref) => `/declarations/${ref}`,
  finding_communicated: (ref) => `/constats/${ref}`,
  finding_replied: (ref) => `/constats/${ref}`,
  finding_final: (ref) => `/constats/${ref}`,
  milestone_overdue: (ref) => `/jalons?jalon=${ref}`,
};

export function addressOf({ publicUrl, language, programme }: Place, kind: NotificationKind, ref: string): string {
  return `${publicUrl}/${language}/${encodeURIComponent(programme)}${PAGES[kind](encodeURIComponent(ref))}`;
}
