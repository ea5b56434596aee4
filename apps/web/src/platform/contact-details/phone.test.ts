import { expect, it } from 'vitest';
import { formatPhone, telLink } from './phone.ts';

it.each([
  ['+14155550133', '(415) 555-0133'],
  ['415.555.0133', '(415) 555-0133'],
  ['1 (415) 555-0133', '(415) 555-0133'],
])('formats %s as %s', (given, spoken) => {
  expect(formatPhone(given)).toBe(spoken);
});

it.each(['\u202a+1 (415) 555-0133\u202c', '４１５ ５５５ ０１３３', '415‑555‑0133'])(
  'formats %j without its invisible marks',
  (given) => {
    expect(formatPhone(given)).toBe('(415) 555-0133');
  },
);

it.each(['+442071234567', '415-555-0133 ext. 5', '1-800-LAWYERS', 'ask for Jo', '0133'])(
  'leaves %s unchanged',
  (given) => {
    expect(formatPhone(given)).toBe(given);
  },
);

it.each([
  ['(415) 555-0133', 'tel:4155550133'],
  ['+1 415 555 0133', 'tel:+14155550133'],
  ['(+44) 20 7123 4567', 'tel:+442071234567'],
  ['+44 (0)20 7123 4567', 'tel:+442071234567'],
  ['415-555-0133 ext. 5', 'tel:4155550133'],
  ['415-555-0133 x5', 'tel:4155550133'],
  ['415-555-0133 #5', 'tel:4155550133'],
  ['555-0133', 'tel:5550133'],
  ['415-555-0133 (cell)', 'tel:4155550133'],
  ['Cell: 415-555-0133', 'tel:4155550133'],
  ['\u202a+1 415 555 0133\u202c', 'tel:+14155550133'],
  ['tel:+1-415-555-0133;ext=5', 'tel:+14155550133'],
])('dials %s as %s', (given, link) => {
  expect(telLink(given)).toBe(link);
});

it.each(['', '0133', '1-800-LAWYERS', 'Max 415 555 0133', 'ask Jo', '415 555 0133 / 415 555 0134', 'x4155550133'])(
  'does not dial %j',
  (given) => {
    expect(telLink(given)).toBeUndefined();
  },
);
