import type { StaffMember } from './firm-profile.ts';

/** Staff of Harbor & Lane; the scenario determines how many of them exist. */
export const HARBOR_LANE_STAFF: readonly StaffMember[] = [
  'Miriam Kessler', 'Tobias Baptiste', 'Ines Okafor', 'Walter Lindqvist', 'Noor Haddad', 'Rosalind Achterberg', 'Emeka Obi',
  'Hannah Sorensen', 'Luis Carmona', 'Priya Raman', 'Gwendolyn Fairweather', 'Dmitri Voss', 'Adaeze Nwosu', 'Calvin Brandt',
  'Sunniva Dahl', 'Marguerite Toussaint', 'Owen Pritchard', 'Leila Nasser', 'Bastian Kroll', 'Yumi Tanabe', 'Harriet Lovelace',
  'Femi Adeyemi', 'Clara Winterbourne', 'Joaquin Salcedo', 'Edith Marlowe', 'Anselm Reuter', 'Beatriz Quintana', 'Rufus Hartley',
  'Imogen Sayer', 'Kofi Amankwah', 'Delia Petrakis', 'Magnus Thorne', 'Zainab Bello', 'Theodore Quill', 'Saskia Vermeer',
  'Ronan Gallagher', 'Amara Cisse', 'Linus Falk', 'Winifred Osei', 'Mateo Arriaga',
].map((name) => {
  const [first = '', last = ''] = name.split(' ');
  return { first, last, email: `${first}.${last}@example.com`.toLowerCase() };
}); // prettier-ignore
