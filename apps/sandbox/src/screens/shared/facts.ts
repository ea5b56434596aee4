import { type Fill, html, type Html } from '../../pages/html.ts';

/** Renders the facts of a record; facts without a value are omitted. */
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
