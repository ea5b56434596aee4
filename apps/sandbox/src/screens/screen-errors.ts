import type { ErrorRequestHandler } from 'express';
import { html } from '../pages/html.ts';
import { findSession } from './session/screen-session.ts';
import { screenPage } from './shared/screen-page.ts';
import type { Sql } from '../data/database/sql.ts';

const TITLES: Readonly<Record<number, string>> = { 403: 'Not allowed', 404: 'Not found' };

/** Renders an error page for a request that could not be served. */
export function screenErrors(sql: Sql): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { status, message } = error as { status?: unknown; message?: string };
    if (typeof status !== 'number' || status < 400 || status > 499 || response.headersSent) {
      next(error);
      return;
    }
    const title = TITLES[status] ?? 'Something went wrong';
    const main = html`<h1>${title}</h1>
      <div class="card">
        <p>${message}</p>
        <p><a href="/app/leads">Go to Lead Inbox</a></p>
      </div>`;
    response
      .status(status)
      .type('html')
      .send(screenPage(title, null, findSession(sql, request), main));
  };
}
