import type { RequestHandler } from 'express';

const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const LOCAL_HOST = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/** Restricts the controls to this machine: no other machine and no web page of another site may use them. */
export const requireLocal: RequestHandler = (request, response, next) => {
  const site = request.get('sec-fetch-site') ?? 'none';
  const local = LOOPBACK.test(request.socket.remoteAddress ?? '') && LOCAL_HOST.test(request.get('host') ?? '');
  if (!local || (site !== 'none' && site !== 'same-origin')) {
    response.status(403).json({ message: 'The controls of the sandbox answer this machine only.' });
    return;
  }
  const hasBody = Number(request.get('content-length') ?? 0) > 0 || request.get('transfer-encoding') !== undefined;
  if (hasBody && !request.is('application/json')) {
    response.status(415).json({ message: 'Send JSON (Content-Type: application/json).' });
    return;
  }
  next();
};
