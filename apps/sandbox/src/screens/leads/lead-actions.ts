import { html, type Html } from '../../pages/html.ts';

/**
 * Renders the two buttons of a lead. An ignored lead can still be accepted.
 * @param back address of the list to return to; null to continue to the new matter
 */
export function leadActions(lead: { id: number; name: string; state: string }, back: string | null): Html {
  const address = `/app/leads/${lead.id}`;
  return html`<form class="actions" method="post" action="${address}/accept">
    ${back !== null && html`<input type="hidden" name="back" value="${back}" />`}
    <button class="main" type="submit">Accept<span class="unseen"> ${lead.name}</span></button>
    ${
      lead.state === 'untriaged' &&
      html`<button type="submit" formaction="${address}/ignore">
        Ignore<span class="unseen"> ${lead.name}</span>
      </button>`
    }
  </form>`;
}
