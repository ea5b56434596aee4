import type { Person } from '../../data/database/people.ts';
import { html } from '../../pages/html.ts';
import { screenPage } from '../shared/screen-page.ts';

/**
 * Renders the choice of person.
 * @param to address to continue to
 */
export function signInPage(people: Person[], to: string): string {
  const firms = [...new Set(people.map(({ firmName }) => firmName))];
  const main = html`<h1>Sign in as a test user</h1>
    <p class="lead">These screens stand in for Clio Grow’s own pages.</p>
    <form class="card" method="post" action="/app/sign-in">
      <input type="hidden" name="to" value="${to}" />
      ${firms.map(
        (firm) =>
          html`<h2>${firm}</h2>
            <div class="people">${people.filter(({ firmName }) => firmName === firm).map(button)}</div>`,
      )}
      ${people.length === 0 && html`<p>No active users.</p>`}
    </form>`;
  return screenPage('Sign in', null, null, main);
}

function button({ id, name, email }: Person) {
  return html`<button class="choice" type="submit" name="user" value="${id}">${name}<small>${email}</small></button>`;
}
