import { formatDate, formatTime } from '#src/platform/format/time.ts';
import { queryOptions } from '@tanstack/react-query';
import type { NoteTemplates } from '@intake-desk/desk-api/note-template';
import { http } from '#src/platform/http/http.ts';

/** What is known of the record that a note is written at; empty for what is not. */
export interface TemplateContext {
  /** Who calls: the contact, or the matter's client. */
  caller: string;
  firstName: string;
  matter: string;
  phone: string;
}

export const EMPTY_TEMPLATE_CONTEXT: TemplateContext = { caller: '', firstName: '', matter: '', phone: '' };

/** Every placeholder that the desk fills by itself, for whoever writes templates. */
export const PLACEHOLDERS = ['caller', 'first name', 'matter', 'phone', 'me', 'time', 'date'] as const;

const PLACEHOLDER = /\{(\p{L}[\p{L}\p{N} '’-]{0,39})\}/gu;

/** What placeholders stand for here and now. */
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

/** Fills what is known; what is not stays, to be seen and filled by hand. */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(PLACEHOLDER, (whole, name: string) => {
    const key = name.trim().toLowerCase();
    return (Object.hasOwn(values, key) && values[key]) || whole;
  });
}

/** Where the next open placeholder stands; null where there is none after an offset. */
export function nextPlaceholder(text: string, from: number): { start: number; end: number; words: string } | null {
  for (const found of text.matchAll(PLACEHOLDER)) {
    if (found.index >= from) return { start: found.index, end: found.index + found[0].length, words: found[0] };
  }
  return null;
}

/** The firm's templates, in its order. Settings uses the same key, and puts there what it has changed. */
export const noteTemplatesQuery = queryOptions({
  queryKey: ['note-templates'],
  queryFn: ({ signal }) => http('/api/desk/templates', { signal }) as Promise<NoteTemplates>,
  staleTime: 5 * 60_000,
});
