import type { Density } from './row-heights.ts';
import { useStore } from '#src/platform/browser/store.ts';
import { createStoredPreference } from './stored-preference.ts';

export const DENSITIES = ['comfortable', 'compact', 'dense'] as const satisfies Density[];
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/**
 * Creates a preference that is an attribute of the document. Its key is also in page/apply-appearance.js, which applies
 * it before the first paint.
 * @param values the first is the default, which has no attribute
 */
function createAppearance<Value extends string>(attribute: string, values: readonly [Value, ...Value[]]) {
  const [initial] = values;
  return createStoredPreference<Value>({
    key: `desk.${attribute}`,
    parse: (stored) => values.find((known) => known === stored) ?? initial,
    format: (value) => (value === initial ? null : value),
    apply(value) {
      if (value === initial) delete document.documentElement.dataset[attribute];
      else document.documentElement.dataset[attribute] = value;
    },
  });
}

const density = createAppearance('density', DENSITIES);
export const setDensity = density.set;

export function useDensity(): Density {
  return useStore(density);
}

const theme = createAppearance('theme', THEMES);
export const setTheme = theme.set;

/** Returns the theme chosen in this browser. */
export function useTheme(): Theme {
  return useStore(theme);
}
