import type { notifications as french } from '../fr/notifications.js';
import type { Translation } from '../translation.js';

export const notifications: Translation<typeof french, 'en'> = {
  title: 'Notifications',
  unread_one: '{{count, number}} unread',
  unread_other: '{{count, number}} unread',
  new: 'unread',
  nothing: 'You have not been notified of anything in this programme yet.',
  readAll: 'Mark all as read',
  dueOn: 'due {{day}}',
  kind: {
    period_opened: 'Period open',
    declaration_due: 'Declaration due',
    declaration_late: 'Declaration late',
    declaration_submitted: 'Declaration to examine',
    declaration_returned: 'Declaration returned',
    declaration_accepted: 'Declaration accepted',
    milestone_overdue: 'Milestone overdue',
    finding_communicated: 'Finding communicated',
    finding_replied: 'Reply to a finding',
    finding_final: 'Final finding',
  },
  calendar: {
    title: 'Calendar of due dates',
    explanation: 'Your calendar program can read your due dates in this programme at a private address. Whoever holds it reads them: do not share it.',
    none: 'No address is in use.',
    made: 'An address has been in use since {{day}} at {{time}}.',
    make: 'Create the address',
    renew: 'Replace the address',
    revoke: 'Revoke',
    address: 'Calendar address',
    once: 'It is shown only once.',
    copy: 'Copy the address',
    copied: 'Address copied',
    notCopied: 'Copying did not work: select the address and copy it.',
  },
};
