import { escapeHtml } from './escape-html.ts';

/** A piece of HTML that is safe to put into a page. Only {@link html} makes it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template; lists are joined, and what is missing or false leaves nothing behind. */
export type Fill = Html | string | number | null | undefined | false | readonly Fill[];

/** HTML from a template: every text put into it is escaped, so that nothing can be forgotten. */
export function html(strings: TemplateStringsArray, ...fills: Fill[]): Html {
  return new Html(strings.reduce((text, part, index) => text + filled(fills[index - 1]) + part));
}

function filled(fill: Fill): string {
  if (fill === null || fill === undefined || fill === false) return '';
  if (fill instanceof Html) return fill.text;
  return typeof fill === 'object' ? fill.map(filled).join('') : escapeHtml(String(fill));
}
