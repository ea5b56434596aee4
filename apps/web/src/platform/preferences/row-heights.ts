/** Row heights in CSS pixels; equal to `--row` in tokens.css. */
export const ROW_HEIGHTS = { comfortable: 56, compact: 40, dense: 32 } as const;
export type Density = keyof typeof ROW_HEIGHTS;
