import { defineLifecycle } from '../common/lifecycle.js';

export const DECLARATION_STATES = ['draft', 'submitted', 'returned', 'accepted', 'withdrawn'] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];

export const DECLARATION_ACTIONS = ['submit', 'recall', 'return', 'accept', 'withdraw', 'reopen'] as const;
export type DeclarationAction = (typeof DECLARATION_ACTIONS)[number];

/** PostgreSQL knows the same table: `app.check_declaration_step`. Recall is possible until the examination starts. */
export const declarationLifecycle = defineLifecycle<DeclarationState, DeclarationAction>({
  draft: { submit: 'submitted', withdraw: 'withdrawn' },
  submitted: { recall: 'draft', return: 'returned', accept: 'accepted' },
  returned: { submit: 'submitted', withdraw: 'withdrawn' },
  accepted: {},
  withdrawn: { reopen: 'draft' },
});

export const PERIOD_STATES = ['upcoming', 'open', 'closed'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];
export type PeriodAction = 'open' | 'close';

export const periodLifecycle = defineLifecycle<PeriodState, PeriodAction>({
  upcoming: { open: 'open' },
  open: { close: 'closed' },
  closed: {},
});
