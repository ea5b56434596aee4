import type { SeededRandom } from './chance.ts';
import { firstName, lastName } from './names.ts';

const OPPONENTS = [
  'Bayline Transit', 'Corvid Logistics', 'Harrow Property Group', 'Pinecrest Apartments', 'Atlas Mutual', 'Sable Foods',
  'Northgate Medical', 'Quickhaul Freight', 'Lumen Staffing', 'City of Eastport', 'Redfern Builders', 'Grayson Motors',
]; // prettier-ignore

/** A matter type, with the titles that the firm gives its matters. */
export interface MatterKind {
  name: string;
  weight: number;
  describe: (last: string, chance: SeededRandom) => string;
  /** True if companies also have such matters. */
  forCompanies?: boolean;
}

/** Matter types of Harbor & Lane. The first is the account's default. */
export const MATTER_TYPES: readonly MatterKind[] = [
  { name: 'General consultation', weight: 4, describe: (last) => `${last} – general consultation` },
  {
    name: 'Personal injury',
    weight: 28,
    describe: (last, { pick }) =>
      pick([
        `${last} v. ${pick(OPPONENTS)}`,
        `${last} – ${pick(['rear-end collision, Route 9', 'slip and fall, parking garage', 'bicycle accident', 'dog bite'])}`,
      ]),
  },
  {
    name: 'Family law',
    weight: 18,
    describe: (last, chance) =>
      chance.pick([
        `Marriage of ${last} and ${lastName(chance)}`,
        `In re custody of ${firstName(chance).charAt(0)}.${last.charAt(0)}.`,
        `${last} – child support modification`,
        `${last} – adoption`,
      ]),
  },
  {
    name: 'Estate planning',
    weight: 14,
    describe: (last, chance) =>
      chance.pick([
        `Estate of ${firstName(chance)} ${last}`,
        `${last} Family Trust`,
        `${last} – will and health care proxy`,
      ]),
  },
  {
    name: 'Employment',
    weight: 12,
    forCompanies: true,
    describe: (last, { pick }) =>
      pick([`${last} v. ${pick(OPPONENTS)}`, `${last} – unpaid overtime`, `${last} – severance review`]),
  },
  {
    name: 'Immigration',
    weight: 10,
    describe: (last, { pick }) =>
      pick([
        `${last} – adjustment of status`,
        `${last} – naturalization (N-400)`,
        `${last} – family petition (I-130)`,
        `Matter of ${last}`,
      ]),
  },
  {
    name: 'Landlord and tenant',
    weight: 9,
    forCompanies: true,
    describe: (last, { pick }) =>
      pick([`${last} v. ${pick(OPPONENTS)}`, `${last} – security deposit`, `${last} – notice to quit`]),
  },
  {
    name: 'Small business',
    weight: 5,
    forCompanies: true,
    describe: (last, { pick }) =>
      pick([
        `${last} – formation and operating agreement`,
        `${last} – commercial lease review`,
        `${last} – partnership dispute`,
      ]),
  },
];

/** Returns the name of an opposing party. */
export function opponent({ pick }: SeededRandom): string {
  return pick(OPPONENTS);
}
