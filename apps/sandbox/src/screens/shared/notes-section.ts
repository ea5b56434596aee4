import { html, type Html } from '../../pages/html.ts';
import type { NoteRow } from './list-notes.ts';
import { moment } from './moment.ts';
import { type PagePosition, pager } from './pager.ts';

/**
 * Renders a record's notes, newest first, below a form for a new one.
 * @param address of the record's screen
 */
export function notesSection(address: string, { notes, place }: { notes: NoteRow[]; place: PagePosition }): Html {
  return html`<section aria-labelledby="notes">
    <h2 id="notes">Notes</h2>
    <form class="card note-form" method="post" action="${address}/notes">
      <label for="subject">Subject</label>
      <input id="subject" name="subject" required maxlength="255" autocomplete="off" />
      <label for="body">Note</label>
      <textarea id="body" name="body" rows="4" required maxlength="65535"></textarea>
      <button class="main" type="submit">Add note</button>
    </form>
    ${notes.length === 0 && html`<p class="empty">No notes yet.</p>`}
    ${notes.map(
      ({ subject, body, created_at: created }) =>
        html`<article class="note">
          <h3>${subject}</h3>
          ${moment(created)}
          <p>${body}</p>
        </article>`,
    )}
    ${pager(place, address, {})}
  </section>`;
}
