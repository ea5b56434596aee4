import { useDensity } from '#src/platform/preferences/appearance.ts';
import { useMedia } from '#src/platform/browser/use-media.ts';
import { ROW_HEIGHTS } from '#src/platform/preferences/row-heights.ts';

/** Two lines, tall enough for a thumb, in CSS pixels; equal to `--row` in tokens.css. */
const PHONE_ROW_HEIGHT = 64;

/** Returns the current row height in CSS pixels. */
export function useRowHeight(): number {
  const density = useDensity();
  return useMedia('(max-width: 639px)') ? PHONE_ROW_HEIGHT : ROW_HEIGHTS[density];
}

/** Returns whether list and record are side by side. */
export function useIsSplitView(): boolean {
  return useMedia('(min-width: 1024px)');
}
