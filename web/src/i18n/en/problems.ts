import type { problems as french } from '../fr/problems.js';
import type { Translation } from '../translation.js';

export const problems: Translation<typeof french, 'en'> = {
  title: {
    offline: 'The server does not answer',
    session: 'Your session has ended',
    forbidden: 'Access refused',
    missing: 'Not found',
    conflict: 'Somebody changed this record in the meantime',
    invalid: 'Request refused',
    busy: 'Too many requests',
    server: 'The server met an error',
  },
  advice: {
    offline: 'What you typed is kept here. Check the connection and try again.',
    session: 'Sign in: you will come back to this page.',
    forbidden: 'Your role does not allow this action. The programme office can open it.',
    missing: 'The address may be copied wrongly, or your role does not see this record.',
    conflict: 'What you typed is kept here. Compare the two versions before saving.',
    invalid: 'Correct the marked fields and try again.',
    busy: 'Wait a moment and try again.',
    server: 'What you typed is kept here. Try again; if the error returns, quote the reference.',
  },
  conflict: { field: 'Field', base: 'At the start', mine: 'Your entry', theirs: 'In the register', elsewhere: 'The record has changed elsewhere than in these fields: you can keep your entry.', keepMine: 'Keep my entry', takeTheirs: 'Take the register’s' },
};
