import { type ReactElement, Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@common/actor.js';
import { type Density, useDensity } from '../lib/density.js';
import { useProgramme } from '../lib/place.js';
import { useSession } from '../lib/session.js';
import { useOpener } from '../ui/opener.js';

const UserChoices = lazy(async () => ({ default: (await import('./user-choices.js')).UserChoices }));

const CalendarDialog = lazy(async () => ({ default: (await import('../features/notifications/calendar-dialog.js')).CalendarDialog }));

const PARTNER_ROLES: readonly Role[] = ['contributor', 'preparer', 'signatory'];

export function UserMenu(): ReactElement | null {
  const { t } = useTranslation('shell');
  const session = useSession();
  const roles = useProgramme()?.roles ?? [];
  const usual: Density = roles.some((role) => PARTNER_ROLES.includes(role)) ? 'comfortable' : 'compact';
  const density = useDensity(usual);
  const [isCalendarOpen, setCalendarOpen] = useState(false);
  const { opener, wasOpened, buttonProps } = useOpener('menu');
  if (session === null) return null;
  const displayName = session.account.name ?? session.account.email ?? t('account');
  const spokenRoles = roles.map((role) => t(`role.${role}`));
  return (
    <>
      <button type="button" className="user" {...buttonProps}>
        <span className="visually-hidden">{`${t('account')}, ${displayName}`}</span>
        <span className="hide-narrow">{spokenRoles[0] ?? displayName}</span>
        <b className="initials">
          <bdi>{initialsOf(displayName)}</bdi>
        </b>
      </button>
      {wasOpened ? (
        <Suspense fallback={null}>
          <UserChoices opener={opener} displayName={displayName} spokenRoles={spokenRoles} density={density} onCalendar={() => setCalendarOpen(true)} />
        </Suspense>
      ) : null}
      {isCalendarOpen ? (
        <Suspense fallback={null}>
          <CalendarDialog
            onClose={() => {
              setCalendarOpen(false);
              opener.button?.focus();
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0).toLocaleUpperCase() ?? '').join('');
}
