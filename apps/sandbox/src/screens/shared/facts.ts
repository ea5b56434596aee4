import { type Fill, html, type Html } from '../../pages/html.ts';

/** What is known of a record, line by line; what is not known is left out. */
export function facts(lines: readonly (readonly [name: string, value: Fill])[]): Html {
  const known = lines.filter(([, value]) => value !== null && value !== undefined && value !== '' && value !== false);
  return html`<dl class="facts">
    ${known.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
