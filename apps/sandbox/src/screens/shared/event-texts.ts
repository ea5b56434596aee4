import type { Sql } from '../../data/database/sql.ts';
import { html, type Html } from '../../pages/html.ts';

const NAMES = {
  lead: `SELECT trim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')) AS words FROM inbox_leads WHERE id = ? AND firm_id = ?`,
  contact: 'SELECT name AS words FROM contacts WHERE id = ? AND firm_id = ?',
  matter: 'SELECT description AS words FROM matters WHERE id = ? AND firm_id = ?',
};

type Link = (name: 'lead' | 'contact' | 'matter') => Html;

const SENTENCES: Readonly<Record<string, (link: Link, query: URLSearchParams) => Html>> = {
  lead_arrives: (link) => html`New lead: ${link('lead')}`,
  accept_lead: (link) => html`${link('lead')} was accepted as ${link('matter')}`,
  ignore_lead: (link) => html`${link('lead')} was ignored.`,
  write_note: (link, query) => html`A note was added to ${link(query.has('matter') ? 'matter' : 'contact')}`,
  move_matter: (link) => html`${link('matter')} moved to the next status.`,
  change_contact: (link) => html`${link('contact')} has a new phone number.`,
  merge_contacts: (link) => html`Two contacts were merged into ${link('contact')}`,
};

/** Returns URL parameters that describe an event to its screen. */
export function eventParameters(event: { act: string } & object): Record<string, string> {
  const parameters: Record<string, string> = { happened: event.act };
  for (const [name, id] of Object.entries<unknown>({ ...event })) {
    if (name in NAMES && typeof id === 'number') parameters[name] = String(id);
  }
  return parameters;
}

/**
 * Renders a message about the event in the URL.
 * @param firm records of other firms are not named
 * @returns null if there is none
 */
export function eventMessage(sql: Sql, firm: number, query: URLSearchParams): Html | null {
  const sentence = SENTENCES[query.get('happened') ?? ''];
  if (sentence === undefined) return null;
  const link: Link = (name) => {
    const id = Number(query.get(name));
    const known = sql.get<{ words: string | null }>(NAMES[name], Number.isSafeInteger(id) ? id : 0, firm);
    return known ? html`<a href="/app/${name}s/${id}">${known.words || `${name} ${id}`}</a>` : html`a ${name}`;
  };
  return html`<p class="happened" role="status">${sentence(link, query)}</p>`;
}
