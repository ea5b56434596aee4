/** Statuses of a firm's pipeline, early to late. */
export const STATUSES = {
  intake: [
    'Newly added',
    'Left voicemail',
    'Consult scheduled',
    'Conflict check',
    'Consult completed',
    'Pending engagement',
  ],
  hired: ['Hired', 'Retainer received', 'Handed to attorney'],
  declined: ['Did not hire', 'Conflict of interest', 'Outside our practice', 'Referred out'],
} as const;

/** Contact statuses: Grow's four, and one of the firm's own. */
export const CONTACT_STATUSES = ['Unassigned', 'Intake', 'Hired', 'Did Not Hire', 'Former client'] as const;
