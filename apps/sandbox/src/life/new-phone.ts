import type { SeededRandom } from '../data/random/chance.ts';
import { spellPhone } from '../data/random/reachability.ts';

const AREAS = ['207', '603', '978', '617', '508', '401', '860', '203', '212', '646', '914', '973', '215', '301', '404'];

/** Creates a number that cannot reach a real person (555-0100 to 555-0199), in one of the notations that people use. */
export function newPhone(chance: SeededRandom): string {
  const line = String(chance.between(0, 99)).padStart(2, '0');
  return spellPhone(chance, `${chance.pick(AREAS)}55501${line}`);
}
