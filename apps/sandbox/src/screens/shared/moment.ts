import { html, type Html } from '../../pages/html.ts';

/** Formats an instant in the firm's time zone, East Coast time. */
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
