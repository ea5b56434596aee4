import { html, type Html } from '../../pages/html.ts';

/** An instant as the firm's clocks on the east coast show it. */
export function moment(timestamp: string): Html {
  const words = new Date(timestamp).toLocaleString('en-US', {
    timeZone: 'America/New_York',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
  return html`<time datetime="${timestamp}">${words}</time>`;
}
