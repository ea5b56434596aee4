import { html, type Html } from '../../pages/html.ts';

/** Renders a search box for a list; the other parameters of the list's address are included. */
export function searchForm(path: string, words: string, label: string, kept: Record<string, string> = {}): Html {
  return html`<form class="search" role="search" method="get" action="${path}">
    ${Object.entries(kept).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label class="unseen" for="q">${label}</label>
    <input id="q" type="search" name="q" value="${words}" placeholder="${label}" autocomplete="off" />
    <button type="submit">Search</button>
  </form>`;
}
