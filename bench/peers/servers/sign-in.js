import { randomBytes } from 'node:crypto';
import session from 'express-session';

/** A typical hand-written sign-in: a session in memory that has the token. `/sign-in` replaces a whole sign-in. */
export function signIn(app) {
  app.use(
    session({
      secret: randomBytes(32).toString('base64'),
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'strict' },
    }),
  );
  app.get('/sign-in', (request, response) => {
    request.session.token = request.query.token;
    response.status(204).end();
  });
  app.use('/api', (request, response, next) => {
    if (request.session.token === undefined) response.status(401).end();
    else next();
  });
}
