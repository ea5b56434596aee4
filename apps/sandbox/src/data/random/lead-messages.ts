import type { SeededRandom } from './chance.ts';
import { opponent } from './matter-descriptions.ts';

const MESSAGES: readonly ((chance: SeededRandom) => string)[] = [
  (chance) => `I was rear-ended by a truck from ${opponent(chance)} and my neck still hurts. Do I have a case?`,
  () => 'My landlord gave me ten days to leave. I have two kids. Please call.',
  (chance) => `${opponent(chance)} let me go after I reported a safety problem. I kept the emails.`,
  () => 'My mother passed away last month and there is no will. What do we do about the house?',
  () => 'Looking for a divorce attorney. We agree on most things.',
  () => 'Caller requested a callback; didn’t say what it’s about.',
  () => 'I need help with my green card renewal, the appointment is soon.',
  () => 'We are two friends opening a bakery and want to set up the company correctly.',
  () => 'Called before and didn’t get a callback. Same matter.',
];

/** Returns what a caller wrote or said on first contact. */
export function leadMessage(chance: SeededRandom): string {
  return chance.pick(MESSAGES)(chance);
}
