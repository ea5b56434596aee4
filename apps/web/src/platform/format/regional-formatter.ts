import { regional, type Regional } from '#src/platform/preferences/regional.ts';

/**
 * Creates a formatter that follows the regional preferences. It is built on first use, because building costs more than
 * formatting, and again after the preferences change.
 */
export function createRegionalFormatter<Formatter>(make: (chosen: Regional) => Formatter): () => Formatter {
  let made: { chosen: Regional; formatter: Formatter } | undefined;
  return () => {
    const chosen = regional();
    if (made?.chosen !== chosen) made = { chosen, formatter: make(chosen) };
    return made.formatter;
  };
}
