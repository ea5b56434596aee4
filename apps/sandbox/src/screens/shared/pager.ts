import { html, type Html } from '../../pages/html.ts';
import { screenAddress } from './screen-query.ts';

export const PAGE_ROWS = 50;

/** Position in a list. */
export interface PagePosition {
  /** Counted from 1. */
  page: number;
  total: number;
}

/** Returns the requested page, limited to the existing pages. */
export function pagePosition(query: URLSearchParams, total: number): PagePosition {
  const asked = Number(query.get('page'));
  const last = Math.max(1, Math.ceil(total / PAGE_ROWS));
  return { page: Number.isSafeInteger(asked) ? Math.min(Math.max(asked, 1), last) : 1, total };
}

/**
 * Renders the range of the shown rows, with links to the previous and next page.
 * @param parameters of the list's address, included in the links
 */
export function pager({ page, total }: PagePosition, path: string, parameters: Record<string, string>): Html | null {
  if (total <= PAGE_ROWS) return null;
  const first = (page - 1) * PAGE_ROWS + 1;
  const last = Math.min(page * PAGE_ROWS, total);
  const link = (to: number, words: string, rel: string) =>
    html`<a rel="${rel}" href="${screenAddress(path, { ...parameters, page: to === 1 ? null : to })}">${words}</a>`;
  return html`<nav class="pager" aria-label="Pages">
    ${page > 1 && link(page - 1, 'Newer', 'prev')}
    <span>${count(first)}–${count(last)} of ${count(total)}</span>
    ${last < total && link(page + 1, 'Older', 'next')}
  </nav>`;
}

/** Formats a number for people. */
export function count(number: number): string {
  return number.toLocaleString('en-US');
}
