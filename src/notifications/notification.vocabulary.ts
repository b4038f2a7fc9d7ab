export const NOTIFICATION_KINDS = [
  'period_opened', 'declaration_due', 'declaration_late', 'declaration_submitted', 'declaration_returned', 'declaration_accepted', 'milestone_overdue',
  'finding_communicated', 'finding_replied', 'finding_final',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

export const SUBJECT_KINDS = ['period', 'declaration', 'milestone', 'finding'] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
