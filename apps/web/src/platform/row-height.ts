import { useMedia } from './media.ts';

/** Height of a row in CSS pixels: the same as `--row` in tokens.css, which a test compares. */
export function useRowHeight(): number {
  return useMedia('(max-width: 639px)') ? 64 : 56;
}

/** Whether list and record stand side by side. */
export function useSideBySide(): boolean {
  return useMedia('(min-width: 1024px)');
}
