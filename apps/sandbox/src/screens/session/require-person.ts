import type { RequestHandler, Response } from 'express';
import type { Person } from '../../data/database/people.ts';
import type { Sql } from '../../data/database/sql.ts';
import { findSession } from './screen-session.ts';

/** Asks who the person is, and brings them back to what they wanted to see. */
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

/** Who is signed in. */
export function personOf(response: Response): Person {
  return response.locals.person as Person;
}
