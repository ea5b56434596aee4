import type { Chance } from './chance.ts';

/** A caller's name. */
export interface PersonName {
  first: string | null;
  last: string | null;
}

const FIRST = [
  'José', 'Zoë', 'Renée', 'Søren', 'Nguyệt', 'Anaïs', 'Björn', 'Siobhán', 'Łukasz', 'Chloë', 'Mónica', 'André', 'Fatima',
  'DeShawn', "D'Andre", 'Jean-Luc', 'Mary-Kate', 'Ngozi', 'Xiomara', 'Priya', 'Yuki', 'Kwame', 'Aaliyah', 'Tomás', 'Esperanza',
  'Mei-Ling', 'Oluwaseun', 'Ivana', 'Rafael', 'Noor', 'Dmitri', 'Guadalupe', 'Ruth', 'Walter', 'Delphine', 'Marisol', 'Hamza',
]; // prettier-ignore
const LAST = [
  'Núñez', "O'Malley", "D'Angelo", 'Peña', 'Müller-Brandt', 'Åkesson', 'García Márquez', 'van der Berg', 'St. Clair', 'Nguyễn',
  'Łaski', "O'Brien-Castillo", 'de la Cruz', 'Al-Farsi', 'Okonkwo', 'Kowalczyk', 'Reyes', 'Whitfield', 'Abernathy', 'Baptiste',
  'Chowdhury', 'Lindqvist', 'MacIntyre', 'Papadopoulos', 'Petrossian', 'Ramírez', 'Tran', 'Vance', 'Yamamoto', 'Zelenka',
]; // prettier-ignore
const TRADES = [
  'Plumbing',
  'Bakery',
  'Roofing',
  'Auto Body',
  'Landscaping',
  'Dental Group',
  'Marine Supply',
  'Hardware',
  'Catering',
];
const FORMS = ['LLC', 'Inc.', '& Sons', 'Co-op', 'LLP'];
const ONE_WORD = ['Prince', 'Suharto', 'Madonna', 'Teller', 'Björk', 'Sukarno', 'Mitski'];

/** Two hundred characters, for screens that think names are short. */
export const LONG_NAME: PersonName = {
  first: 'Maximiliana Wilhelmina Antoinette Philippa Concepción Esperanza Theodora',
  last: 'von Hohenberg-Schwarzenfels-Oppenheim y Santiago de la Fuente Montgomery-Featherstonehaugh-Cholmondeley-Marjoribanks, Countess of the Upper Wye',
};

/** A believable person. */
export function personName({ faker, happens, pick }: Chance): PersonName {
  if (happens(0.012)) return { first: pick(ONE_WORD), last: null };
  const first = happens(0.25) ? pick(FIRST) : faker.person.firstName();
  const last = happens(0.3) ? pick(LAST) : faker.person.lastName();
  return { first, last };
}

/** A believable small business. */
export function companyName({ faker, happens, pick }: Chance): string {
  const owner = happens(0.4) ? pick(LAST) : faker.person.lastName();
  return `${owner} ${pick(TRADES)} ${pick(FORMS)}`;
}

/** First and last name as one. */
export function fullName({ first, last }: PersonName): string {
  return [first, last].filter((part) => part !== null).join(' ');
}
