import type { Person } from '../../data/database/people.ts';
import { html, type Html } from '../../pages/html.ts';
import { htmlPage } from '../../pages/html-page.ts';

const PLACES = { leads: 'Lead Inbox', matters: 'Matters', contacts: 'Contacts' };
export type ScreenName = keyof typeof PLACES;

/**
 * Renders one of Grow's screens, with links to the others.
 * @param place the current screen; null for a page outside the navigation
 * @param person null without a session
 */
export function screenPage(title: string, place: ScreenName | null, person: Person | null, main: Html): string {
  return htmlPage(`${title} · Clio Grow sandbox`, main.text, person === null ? '' : bar(place, person).text);
}

function bar(place: ScreenName | null, person: Person): Html {
  const link = ([name, words]: [string, string]) =>
    html`<a href="/app/${name}" ${name === place && html`aria-current="page"`}>${words}</a>`;
  return html`<div class="bar">
    <nav aria-label="Clio Grow sandbox">${Object.entries(PLACES).map(link)}</nav>
    <form class="person-bar" aria-label="Signed in" method="post" action="/app/sign-out">
      <span>${person.name}<small>${person.firmName}</small></span>
      <button class="quiet" type="submit">Sign out</button>
    </form>
  </div>`;
}
