import fc from 'fast-check';
import { AGREEMENT_ACTIONS, AGREEMENT_STATES, agreementLifecycle, type AgreementAction, type AgreementState } from './agreement.lifecycle.js';

/** The table of `semantics`, said a second time. */
const ALLOWED: Readonly<Record<AgreementState, Partial<Record<AgreementAction, AgreementState>>>> = {
  draft: { sign: 'signed' },
  signed: { enter_into_force: 'in_force', terminate: 'terminated' },
  in_force: { suspend: 'suspended', complete: 'completed', terminate: 'terminated' },
  suspended: { resume: 'in_force', terminate: 'terminated' },
  completed: {},
  terminated: {},
};

describe.each(AGREEMENT_STATES)('an agreement that is %s', (state) => {
  it.each(AGREEMENT_ACTIONS)('may %s, or says what it may', (action) => {
    const to = ALLOWED[state][action];
    const possible = Object.keys(ALLOWED[state]);
    expect(agreementLifecycle.next(state, action)).toEqual(to ? { allowed: true, to } : { allowed: false, from: state, action, possible });
    expect(agreementLifecycle.actions(state)).toEqual(possible);
  });
});

it('never leaves an end, nor returns to draft, whatever is tried', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom(...AGREEMENT_ACTIONS), { maxLength: 30 }), (actions) => {
    let state: AgreementState = 'draft';
    for (const action of actions) {
      const next = agreementLifecycle.next(state, action);
      const before: AgreementState = state;
      state = next.allowed ? next.to : state;
      expect(AGREEMENT_STATES).toContain(state);
      expect(state === 'draft').toBe(before === 'draft' && action !== 'sign');
      if (before === 'completed' || before === 'terminated') {
        expect(state).toBe(before);
      }
    }
  }));
});
