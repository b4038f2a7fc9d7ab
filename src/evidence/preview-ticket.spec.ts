import { randomBytes, randomUUID } from 'node:crypto';
import { readTicket, signTicket } from './preview-ticket.js';

const key = randomBytes(32);
const now = new Date('2026-11-23T10:00:00Z');
const file = { programmeId: randomUUID(), evidenceId: randomUUID() };

it('opens one file for a minute', () => {
  const { ticket, expiresAt } = signTicket(key, file, now);
  expect(ticket.length).toBeLessThan(120);
  expect(readTicket(key, ticket, now)).toEqual({ ...file, expiresAt });
  expect(readTicket(key, ticket, new Date(now.getTime() + 59_000))).toBeDefined();
  expect(readTicket(key, ticket, new Date(now.getTime() + 60_000))).toBeUndefined();
});

it('is not made, changed or carried over by others', () => {
  const { ticket } = signTicket(key, file, now);
  const bytes = Buffer.from(ticket, 'base64url');
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readTicket(key, changed.toString('base64url'), now)).toBeUndefined();
  }
  expect(readTicket(randomBytes(32), ticket, now)).toBeUndefined();
  for (const other of ['', 'x', ticket + 'AA', ticket.slice(0, -4)]) expect(readTicket(key, other, now)).toBeUndefined();
});
