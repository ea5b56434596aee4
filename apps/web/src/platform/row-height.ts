import { useMedia } from './media.ts';

/** In CSS pixels; `--row` in tokens.css says the same. */
const ROW_HEIGHT = { normal: 56, phone: 64 } as const;

/** Height of a row now. */
export function useRowHeight(): number {
  return useMedia('(max-width: 639px)') ? ROW_HEIGHT.phone : ROW_HEIGHT.normal;
}

/** Whether list and record stand side by side. */
export function useSideBySide(): boolean {
  return useMedia('(min-width: 1024px)');
}
