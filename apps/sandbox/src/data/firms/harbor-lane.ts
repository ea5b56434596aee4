import type { FirmProfile } from './firm-profile.ts';
import { HARBOR_LANE_STAFF } from './harbor-lane-staff.ts';
import { MATTER_TYPES } from '../random/matter-descriptions.ts';

/** The main firm of every scenario. */
export const HARBOR_LANE: FirmProfile = {
  id: 4021,
  name: 'Harbor & Lane LLP',
  seed: 20_261_102,
  website: 'https://harbor-lane.example/contact',
  staff: HARBOR_LANE_STAFF,
  sources: [
    { name: 'Google Ads', weight: 28, message: 'Website form' },
    { name: 'Website form', weight: 24, message: 'Website form' },
    { name: 'Website chat', weight: 12, message: 'Website chat' },
    { name: 'Referral', weight: 16, message: 'Phone' },
    { name: 'After-hours line', weight: 12, message: 'Answering service' },
    { name: 'Email', weight: 8, message: 'Email' },
  ],
  matterTypes: MATTER_TYPES,
  locations: ['Harbor Street', 'Lane Avenue', 'Northside'],
  firstIds: {
    users: 501,
    sources: 11,
    matterTypes: 61,
    locations: 91,
    leads: 20_001,
    contacts: 30_001,
    matters: 70_001,
    notes: 900_001,
  },
};
