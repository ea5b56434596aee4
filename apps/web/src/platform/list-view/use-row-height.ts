import { useDensity } from '#src/platform/preferences/density.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';
import { ROW_HEIGHTS } from '#src/platform/preferences/row-heights.ts';

/** Two lines with room for a thumb, in CSS pixels; `--row` in tokens.css says the same. */
const PHONE_ROW_HEIGHT = 64;

/** Height of a row now. */
export function useRowHeight(): number {
  const density = useDensity();
  return useMedia('(max-width: 639px)') ? PHONE_ROW_HEIGHT : ROW_HEIGHTS[density];
}

/** Whether list and record stand side by side. */
export function useIsSplitView(): boolean {
  return useMedia('(min-width: 1024px)');
}
