/** How tall rows are, in CSS pixels; `--row` in tokens.css says the same. */
export const ROW_HEIGHTS = { comfortable: 56, compact: 40, dense: 32 } as const;
export type Density = keyof typeof ROW_HEIGHTS;
