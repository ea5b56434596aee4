import { formatDate, formatTime } from '#src/platform/format/time.ts';
import { queryOptions } from '@tanstack/react-query';
import { callDesk } from '#src/platform/http/desk.ts';

/** What is known of the record that a note belongs to; unknown values are empty. */
export interface TemplateContext {
  /** The contact, or the matter's client. */
  caller: string;
  firstName: string;
  matter: string;
  phone: string;
}

export const EMPTY_TEMPLATE_CONTEXT: TemplateContext = { caller: '', firstName: '', matter: '', phone: '' };

/** Every placeholder that is filled automatically, for authors of templates. */
export const PLACEHOLDERS = ['caller', 'first name', 'matter', 'phone', 'me', 'time', 'date'] as const;

const PLACEHOLDER = /\{(\p{L}[\p{L}\p{N} '’-]{0,39})\}/gu;

/** Returns the current values of the placeholders. */
export function placeholderValues(
  facts: TemplateContext,
  me: string,
  now: number,
): Record<(typeof PLACEHOLDERS)[number], string> {
  return {
    caller: facts.caller,
    'first name': facts.firstName,
    matter: facts.matter,
    phone: facts.phone,
    me,
    time: formatTime(now),
    date: formatDate(now),
  };
}

/** Fills placeholders with known values; the others stay visible, to be filled by hand. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const key = name.trim().toLowerCase();
    return (Object.hasOwn(values, key) && values[key]) || whole;
  });
}

/** Returns the position of the next open placeholder; null if there is none after the offset. */
export function nextPlaceholder(text: string, from: number): { start: number; end: number; words: string } | null {
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (found.index >= from) return { start: found.index, end: found.index + found[0].length, words: found[0] };
  }
  return null;
}

/** The firm's templates, in its order. Settings uses the same key and writes its changes there. */
export const noteTemplatesQuery = queryOptions({
  queryKey: ['note-templates'],
  queryFn: ({ signal }) => callDesk('GET /api/desk/templates', { signal }),
  staleTime: 5 * 60_000,
});
