import type { SeededRandom } from './chance.ts';

/** A caller's name. */
export interface PersonName {
  first: string | null;
  last: string | null;
}

const FIRST = split(`
James, Maria, Robert, Linda, Michael, Patricia, David, Jennifer, William, Elizabeth, Carlos, Susan, Joseph, Jessica,
Thomas, Sarah, Daniel, Karen, Anthony, Lisa, Mark, Nancy, Steven, Sandra, Andrew, Ashley, Kevin, Emily, Brian, Donna,
George, Michelle, Edward, Carol, Ronald, Amanda, Timothy, Melissa, Jason, Deborah, Jeffrey, Stephanie, Ryan, Rebecca,
Jacob, Laura, Gary, Sharon, Nicholas, Cynthia, Eric, Kathleen, Jonathan, Amy, Stephen, Angela, Larry, Shirley,
Justin, Anna, Scott, Brenda, Brandon, Pamela, Benjamin, Nicole, Samuel, Ruth, Gregory, Katherine, Frank, Samantha,
Raymond, Christine, Alexander, Emma, Patrick, Catherine, Jack, Virginia, Dennis, Rachel, Tyler, Carolyn, Aaron,
Janet, Hannah, Owen, Grace, Luis, Elena, Miguel, Sofia, Hamza, Noor, Fatima, Priya, Rafael, Ivana, Dmitri, Delphine,
Marisol, Guadalupe, Walter, Ngozi, Kwame, Yuki, Aaliyah, Xiomara, Esperanza, Oluwaseun`);
const FIRST_DIFFICULT = split(`
José, Zoë, Renée, Søren, Nguyệt, Anaïs, Björn, Siobhán, Łukasz, Chloë, Mónica, André, Tomás, DeShawn, D'Andre,
Jean-Luc, Mary-Kate, Mei-Ling`);
const LAST = split(`
Smith, Johnson, Williams, Brown, Jones, Miller, Davis, Wilson, Anderson, Taylor, Moore, Jackson, Martin, Lee,
Thompson, White, Harris, Clark, Lewis, Robinson, Walker, Young, Allen, King, Wright, Scott, Hill, Green, Adams,
Nelson, Baker, Hall, Campbell, Mitchell, Carter, Roberts, Phillips, Evans, Turner, Parker, Collins, Edwards, Stewart,
Morris, Murphy, Cook, Rogers, Morgan, Cooper, Peterson, Bailey, Reed, Kelly, Howard, Ward, Cox, Richardson, Wood,
Watson, Brooks, Bennett, Gray, Hughes, Price, Myers, Long, Foster, Sanders, Ross, Powell, Sullivan, Russell, Fisher,
Perry, Butler, Barnes, Henderson, Coleman, Graham, Fournier, Pelletier, Ouellette, Levesque, Michaud, Bouchard,
Garcia, Martinez, Lopez, Gonzalez, Rivera, Torres, Flores, Reyes, Cruz, Morales, Ortiz, Gutierrez, Chavez, Ramos,
Patel, Shah, Khan, Singh, Kim, Chen, Wang, Park, Hassan, Abdi, Mohamed, Diallo, Mensah, Okonkwo, Kowalczyk, Novak,
Petrossian, Whitfield, Abernathy, Lindqvist, MacIntyre, Papadopoulos, Tran, Vance, Yamamoto, Zelenka, Chowdhury,
Baptiste`);
const LAST_DIFFICULT = split(`
Núñez, O'Malley, D'Angelo, Peña, Müller-Brandt, Åkesson, García Márquez, van der Berg, St. Clair, Nguyễn, Łaski,
O'Brien-Castillo, de la Cruz, Al-Farsi, Ramírez, Gagné, Thibodeau-Ross`);
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

/** Two hundred characters, to test layouts with long names. */
export const LONG_NAME: PersonName = {
  first: 'Maximiliana Wilhelmina Antoinette Philippa Concepción Esperanza Theodora',
  last: 'von Hohenberg-Schwarzenfels-Oppenheim y Santiago de la Fuente Montgomery-Featherstonehaugh-Cholmondeley-Marjoribanks, Countess of the Upper Wye',
};

/** What services that take calls submit when the caller gave no name. */
export const UNKNOWN_CALLER: PersonName = { first: 'Unknown', last: 'Caller' };
/** The same from a form that sends its empty field. */
export const NO_FIRST_NAME: PersonName = { first: '', last: 'Caller' };

/** Returns a plausible name of a person. */
export function personName(chance: SeededRandom): PersonName {
  const { happens, pick } = chance;
  if (happens(0.012)) return { first: pick(ONE_WORD), last: null };
  const first = pick(happens(0.12) ? FIRST_DIFFICULT : FIRST);
  const last = lastName(chance);
  return { first, last };
}

/** Returns a first name. */
export function firstName({ pick }: SeededRandom): string {
  return pick(FIRST);
}

/** Returns a last name. */
export function lastName({ happens, pick }: SeededRandom): string {
  return pick(happens(0.15) ? LAST_DIFFICULT : LAST);
}

/** Returns a plausible name of a small business. */
export function companyName(chance: SeededRandom): string {
  const { pick } = chance;
  return `${lastName(chance)} ${pick(TRADES)} ${pick(FORMS)}`;
}

/** Joins first and last name. */
export function fullName({ first, last }: PersonName): string {
  return [first, last].filter((part) => part !== null && part !== '').join(' ');
}

function split(text: string): string[] {
  return text.split(',').map((name) => name.trim());
}
