import type { Chance } from './chance.ts';
import { firstName, lastName } from './names.ts';

const OPPONENTS = [
  'Bayline Transit', 'Corvid Logistics', 'Harrow Property Group', 'Pinecrest Apartments', 'Atlas Mutual', 'Sable Foods',
  'Northgate Medical', 'Quickhaul Freight', 'Lumen Staffing', 'City of Eastport', 'Redfern Builders', 'Grayson Motors',
]; // prettier-ignore

type Describe = (last: string, chance: Chance) => string;

/** The kinds of work the firm takes, each with the way it titles them. The first is the account's default. */
export const MATTER_TYPES: readonly { name: string; weight: number; describe: Describe }[] = [
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
    describe: (last, { pick }) =>
      pick([`${last} v. ${pick(OPPONENTS)}`, `${last} – security deposit`, `${last} – notice to quit`]),
  },
  {
    name: 'Small business',
    weight: 5,
    describe: (last, { pick }) =>
      pick([
        `${last} – formation and operating agreement`,
        `${last} – commercial lease review`,
        `${last} – partnership dispute`,
      ]),
  },
];

/** What companies come for: places in {@link MATTER_TYPES}. */
export const COMPANY_MATTER_TYPES: readonly number[] = MATTER_TYPES.flatMap(({ name }, index) =>
  ['Employment', 'Landlord and tenant', 'Small business'].includes(name) ? [index] : [],
);

/** Somebody to argue with. */
export function opponent({ pick }: Chance): string {
  return pick(OPPONENTS);
}
