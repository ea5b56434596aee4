import express from 'express';
import { listen } from './listen.js';
import { signIn } from './sign-in.js';

/** Express 5, express-session and the global fetch, the answer parsed and written again: what people write by hand. */
const app = express();
signIn(app);
app.get('/api/*path', async (request, response) => {
  const answer = await fetch(`${process.env.UPSTREAM}${request.originalUrl.slice('/api'.length)}`, {
    headers: { authorization: `Bearer ${request.session.token}` },
  });
  response.status(answer.status).json(await answer.json());
});
listen(app);
