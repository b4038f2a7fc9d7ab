import { useSyncExternalStore } from 'react';
import type { Role } from '@common/actor.js';
import type { Language } from '@common/translated.js';

export interface SessionAccount {
  id: string;
  name: string | null;
  email: string | null;
  language: Language;
  /** Until then the server answers nothing else. */
  mustChangePassword: boolean;
  demonstration: boolean;
}

export interface SessionOrganisation {
  id: string;
  nameFr: string;
  nameAr: string | null;
  nameEn: string | null;
}

export interface SessionProgramme {
  code: string;
  titleFr: string;
  titleAr: string | null;
  titleEn: string | null;
  demonstration: boolean;
  /** For whom the account acts in it. */
  organisations: SessionOrganisation[];
  roles: Role[];
  permissions: string[];
}

/** What signing in and renewing a session answer. */
export interface SessionAnswer {
  accessToken: string;
  expiresInSeconds: number;
  account: SessionAccount;
  programmes: SessionProgramme[];
}

export interface Session extends SessionAnswer {
  /** Milliseconds of this browser's clock. */
  expiresAt: number;
}

/** A token with less than this to live is renewed before use, for the time a request takes. */
const MARGIN_MS = 30_000;
const LOCK = 'mithaq-session';

type Refresh = () => Promise<SessionAnswer | null>;

let current: Session | null = null;
let refreshing: Promise<Session | null> | null = null;
const listeners = new Set<() => void>();
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(LOCK);

function change(session: Session | null): void {
  current = session;
  for (const listener of listeners) listener();
}

if (tabs !== null) tabs.onmessage = () => change(null);

/** The access token lives in this module's memory and nowhere else; the refresh cookie is unreadable from here. */
export const session = {
  current: (): Session | null => current,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  start(answer: SessionAnswer): Session {
    const started = { ...answer, expiresAt: Date.now() + answer.expiresInSeconds * 1000 };
    change(started);
    return started;
  },

  /** Ends the session in every tab of this browser. */
  end(): void {
    change(null);
    tabs?.postMessage('ended');
  },

  /** A session with a token fit for use, or null when the reader has to sign in. */
  async ready(refresh: Refresh): Promise<Session | null> {
    if (current !== null && current.expiresAt - MARGIN_MS > Date.now()) return current;
    return session.renew(refresh);
  },

  /** One refresh at a time, in this tab and across tabs: a rotating cookie used twice would look stolen. */
  renew(refresh: Refresh): Promise<Session | null> {
    refreshing ??= alone(refresh)
      .then((answer) => {
        if (answer !== null) return session.start(answer);
        change(null);
        return null;
      })
      .finally(() => {
        refreshing = null;
      });
    return refreshing;
  },
};

function alone(refresh: Refresh): Promise<SessionAnswer | null> {
  return 'locks' in navigator ? navigator.locks.request(LOCK, refresh) : refresh();
}

export function useSession(): Session | null {
  return useSyncExternalStore(session.subscribe, session.current);
}
