import { nobody, readsWhole, ROLES, type Actor, type Role } from './actor.js';

const acting = (...roles: Role[]): Actor => ({
  ...nobody('test'),
  memberships: roles.map((role) => ({ programmeId: 'mine', programmeCode: 'MINE', demonstration: false, organisationId: 'body', role })),
});

describe('readsWhole', () => {
  it.each(ROLES)('says of %s what the policies of a programme say', (role) => {
    expect(readsWhole(acting(role), 'mine')).toBe(['programme_office', 'official', 'auditor', 'audit_head'].includes(role));
  });

  it('is enough with one role among several, and in its own programme alone', () => {
    expect([readsWhole(acting('contributor', 'official'), 'mine'), readsWhole(acting('official'), 'other'), readsWhole(acting(), 'mine')]).toEqual([true, false, false]);
  });
});
