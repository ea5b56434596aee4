import express from 'express';
import { listen } from './listen.js';
import { signIn } from './sign-in.js';

/**
 * Express 5, express-session and the global fetch, the response parsed and serialized again: a typical hand-written
 * proxy.
 */
const app = express();
signIn(app);
app.get('/api/*path', async (request, response) => {
  const answer = await fetch(`${process.env.UPSTREAM}${request.originalUrl.slice('/api'.length)}`, {
    headers: { authorization: `Bearer ${request.session.token}` },
  });
  response.status(answer.status).json(await answer.json());
});
listen(app);
