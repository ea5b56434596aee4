/** The firm behind every scenario. */
export const FIRM = { id: 4021, name: 'Harbor & Lane LLP' };

/** Its people. */
export const STAFF = [
  { first: 'Miriam', last: 'Kessler', email: 'miriam.kessler@example.com' },
  { first: 'Tobias', last: 'Baptiste', email: 'tobias.baptiste@example.com' },
  { first: 'Ines', last: 'Okafor', email: 'ines.okafor@example.com' },
] as const;

/** Where leads come from; the weights say how often. */
export const SOURCES = [
  { name: 'Google Ads', weight: 28, message: 'Website form' },
  { name: 'Website form', weight: 24, message: 'Website form' },
  { name: 'Website chat', weight: 12, message: 'Website chat' },
  { name: 'Referral', weight: 16, message: 'Phone' },
  { name: 'Night line', weight: 12, message: 'Answering service' },
  { name: 'E-mail', weight: 8, message: 'E-mail' },
] as const;

export const LOCATIONS = ['Harbor Street', 'Lane Avenue', 'Northside'] as const;

/** Steps of the firm's pipeline, early to late. */
export const STATUSES = {
  intake: [
    'Newly added',
    'Left voicemail',
    'Consult scheduled',
    'KYC check',
    'Consult completed',
    'Pending engagement',
  ],
  hired: ['Hired', 'Retainer received', 'Handed to attorney'],
  declined: ['Did not hire', 'Conflict of interest', 'Outside our practice', 'Referred out'],
} as const;

/** Contact statuses: Grow's four, and one of the firm's own. */
export const CONTACT_STATUSES = ['Unassigned', 'Intake', 'Hired', 'Did Not Hire', 'Former client'] as const;
