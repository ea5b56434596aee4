import { Agent } from 'node:http';
import express from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { listen } from './listen.js';
import { signIn } from './sign-in.js';

/** Express 5, express-session and http-proxy-middleware 4, with keep-alive connections: the baseline of S1 to S3. */
const app = express();
signIn(app);
app.use(
  '/api',
  createProxyMiddleware({
    target: process.env.UPSTREAM,
    changeOrigin: true,
    agent: new Agent({ keepAlive: true }),
    on: {
      proxyReq(outgoing, request) {
        outgoing.setHeader('authorization', `Bearer ${request.session.token}`);
        outgoing.removeHeader('cookie');
      },
    },
  }),
);
listen(app);
