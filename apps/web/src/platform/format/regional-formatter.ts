import { regional, type Regional } from '#src/platform/preferences/regional.ts';

/**
 * A formatter that follows the person's choice. It is made at its first use, since making one costs more than using it, and again
 * when the choice has changed.
 */
export function createRegionalFormatter<Formatter>(make: (chosen: Regional) => Formatter): () => Formatter {
  let made: { chosen: Regional; formatter: Formatter } | undefined;
  return () => {
    const chosen = regional();
    if (made?.chosen !== chosen) made = { chosen, formatter: make(chosen) };
    return made.formatter;
  };
}
