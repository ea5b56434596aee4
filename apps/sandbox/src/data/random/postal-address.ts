import type { Address } from '@intake-desk/grow-api/address';
import type { SeededRandom } from './chance.ts';
import { lastName } from './names.ts';

const CITIES = [
  ['Portland', 'ME', '041'], ['South Portland', 'ME', '041'], ['Biddeford', 'ME', '040'], ['Saco', 'ME', '040'], ['Bath', 'ME', '045'],
  ['Brunswick', 'ME', '040'], ['Lewiston', 'ME', '042'], ['Augusta', 'ME', '043'], ['Bangor', 'ME', '044'], ['Kittery', 'ME', '039'],
  ['Portsmouth', 'NH', '038'], ['Dover', 'NH', '038'], ['Concord', 'NH', '033'], ['Newburyport', 'MA', '019'], ['Salem', 'MA', '019'],
] as const; // prettier-ignore

/** Creates a postal address near the firm; some lack a postal code, some have an apartment. */
export function postalAddress(chance: SeededRandom): Address {
  const { happens, pick, between } = chance;
  const [city, province, prefix] = pick(CITIES);
  const unit = happens(0.2) ? `, Apt ${between(1, 40)}` : '';
  return {
    street: `${between(1, 980)} ${lastName(chance)} ${pick(['St', 'Ave', 'Rd', 'Ln', 'Way', 'Ct'])}${unit}`,
    city,
    province,
    postal_code: happens(0.9) ? `${prefix}${String(between(1, 99)).padStart(2, '0')}` : null,
    country: 'US',
  };
}
