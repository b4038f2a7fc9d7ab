import type { accounts as french } from '../fr/accounts.js';
import type { Translation } from '../translation.js';

export const accounts: Translation<typeof french, 'en'> = {
  title: 'Accounts',
  new: 'Open an account',
  column: { person: 'Person', email: 'Address', roles: 'Roles', organisation: 'Organisation', from: 'From', to: 'To', state: 'State' },
  state: { active: 'Active', disabled: 'Disabled' },
  disable: 'Disable',
  enable: 'Enable',
  addMembership: 'Add a role',
  endMembership: 'End the role',
  withinSeconds: 'A change takes effect within 5 seconds.',
};
