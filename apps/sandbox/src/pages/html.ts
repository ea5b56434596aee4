import { escapeHtml } from './escape-html.ts';

/** HTML that is safe to insert into a page. Only {@link html} creates it. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

/** Values allowed in a template. Lists are joined; missing or false values render nothing. */
export type Fill = Html | string | number | null | undefined | false | readonly Fill[];

/** Creates HTML from a template. Every inserted text is escaped, so that escaping cannot be forgotten. */
export function html(strings: TemplateStringsArray, ...fills: Fill[]): Html {
  return new Html(strings.reduce((text, part, index) => text + filled(fills[index - 1]) + part));
}

function filled(fill: Fill): string {
  if (fill === null || fill === undefined || fill === false) return '';
  if (fill instanceof Html) return fill.text;
  return typeof fill === 'object' ? fill.map(filled).join('') : escapeHtml(String(fill));
}
