import { defineLifecycle } from './lifecycle.js';

const declaration = defineLifecycle<'draft' | 'submitted' | 'accepted', 'submit' | 'return' | 'accept'>({
  draft: { submit: 'submitted' },
  submitted: { return: 'draft', accept: 'accepted' },
  accepted: {},
});

describe('a lifecycle', () => {
  it('leads from a state to the next', () => {
    expect(declaration.next('draft', 'submit')).toEqual({ allowed: true, to: 'submitted' });
  });

  it('refuses what the state does not allow, and says what it does', () => {
    expect(declaration.next('submitted', 'submit')).toEqual({
      allowed: false,
      from: 'submitted',
      action: 'submit',
      possible: ['return', 'accept'],
    });
    expect(declaration.next('accepted', 'accept')).toEqual({ allowed: false, from: 'accepted', action: 'accept', possible: [] });
  });

  it('knows nothing beyond its table, names of object members included', () => {
    const hostile = defineLifecycle<string, string>({ open: { close: 'closed' }, closed: {} });
    expect(hostile.next('open', 'constructor').allowed).toBe(false);
    expect(hostile.next('toString', 'close').allowed).toBe(false);
    expect(hostile.actions('__proto__')).toEqual([]);
  });

  it('lists states and actions in the order of the table', () => {
    expect(declaration.states).toEqual(['draft', 'submitted', 'accepted']);
    expect(declaration.actions('submitted')).toEqual(['return', 'accept']);
  });
});
