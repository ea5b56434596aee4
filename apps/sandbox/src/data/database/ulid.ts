const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Creates a ULID: 10 characters of time, 16 random ones.
 * @param milliseconds since 1970
 * @param random returns numbers from 0 up to 1; a seeded function makes the result repeatable
 * @see https://github.com/ulid/spec
 */
export function ulid(milliseconds: number, random: () => number): string {
  let time = '';
  for (let rest = Math.floor(milliseconds), place = 0; place < 10; place += 1) {
    time = (ALPHABET[rest % 32] ?? '0') + time;
    rest = Math.floor(rest / 32);
  }
  let chance = '';
  for (let place = 0; place < 16; place += 1) chance += ALPHABET[Math.floor(random() * 32)] ?? '0';
  return time + chance;
}
