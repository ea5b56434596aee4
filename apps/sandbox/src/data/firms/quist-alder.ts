import type { FirmProfile } from './firm-profile.ts';

/**
 * A second, small firm in the same Grow: neither firm may ever see the other's records. Its ids are below the first
 * firm's, so that new records continue after the first firm's ids.
 */
export const QUIST_ALDER: FirmProfile = {
  id: 4022,
  name: 'Quist & Alder P.C.',
  seed: 20_261_103,
  website: 'https://quist-alder.example/write-to-us',
  staff: [
    { first: 'Severin', last: 'Quist', email: 'severin.quist@example.org' },
    { first: 'Odalys', last: 'Alder', email: 'odalys.alder@example.org' },
  ],
  sources: [
    { name: 'Consulate list', weight: 10, message: 'Phone' },
    { name: 'Referral', weight: 8, message: 'Phone' },
    { name: 'Website form', weight: 6, message: 'Website form' },
  ],
  matterTypes: [
    { name: 'First meeting', weight: 4, describe: (last) => `${last} – first meeting` },
    {
      name: 'Visas and residence',
      weight: 12,
      describe: (last, { pick }) => `${last} – ${pick(['spouse visa', 'student visa', 'green card renewal'])}`,
    },
    { name: 'Citizenship', weight: 8, describe: (last) => `Naturalization of ${last}` },
    {
      name: 'Hiring from abroad',
      weight: 3,
      forCompanies: true,
      describe: (last, { pick }) => `${last} – ${pick(['work permit for a cook', 'two seasonal workers'])}`,
    },
  ],
  locations: ['Mill Court', 'By video'],
  firstIds: {
    users: 601,
    sources: 1,
    matterTypes: 51,
    locations: 81,
    leads: 10_001,
    contacts: 15_001,
    matters: 50_001,
    notes: 800_001,
  },
};
