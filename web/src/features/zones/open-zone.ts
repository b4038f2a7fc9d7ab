import { useLocation, useNavigate } from '@tanstack/react-router';

export interface OpenZone {
  /** Reference of the zone in the drawer; null when none is open. */
  reference: string | null;
  open(reference: string): void;
  close(): void;
}

/** The zone that is open, which lives in the address: `/zones#ZONE-01`. */
export function useOpenZone(): OpenZone {
  const hash = useLocation({ select: (location) => location.hash });
  const navigate = useNavigate();
  const go = (reference: string | undefined): void => void navigate({ to: '.', search: (previous) => previous, hash: reference, resetScroll: false, hashScrollIntoView: false });
  return { reference: /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}$/u.test(hash) ? hash : null, open: go, close: () => go(undefined) };
}
