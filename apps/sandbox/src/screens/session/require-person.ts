import type { RequestHandler, Response } from 'express';
import type { Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';
import { findSession } from './screen-session.ts';

/** Redirects to the sign-in page without a session, and back to the requested page afterwards. */
export function requirePerson(sql: Sql): RequestHandler {
  return (request, response, next) => {
    const person = findSession(sql, request);
    if (person === null) {
      const wanted = request.method === 'GET' ? request.originalUrl : '/app';
      response.redirect(303, `/app/sign-in?${new URLSearchParams({ to: wanted }).toString()}`);
      return;
    }
    response.locals.person = person;
    next();
  };
}

/** Returns the signed-in person. */
export function personOf(response: Response): Person {
  return response.locals.person as Person;
}
