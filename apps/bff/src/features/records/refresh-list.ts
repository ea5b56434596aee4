import type { RequestHandler } from 'express';
import { LIST_NAMES, type ListName } from '@intake-desk/desk-api/event';
import { z } from 'zod/mini';
import type { Config } from '../../config/config.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { Mirror } from '../../mirror/create-mirror.ts';

interface Deps {
  config: Config;
  mirror: Mirror;
}

const refreshBody = z.object({ list: z.enum(LIST_NAMES) });

/**
 * `POST /api/desk/refresh`: a user waits for a list, so Grow is polled for its changes now instead of at the next
 * interval.
 */
export function refreshList({ config, mirror }: Deps): RequestHandler {
  return (request, response) => {
    const session = requireSession(request, response, config);
    const read = refreshBody.safeParse(request.body);
    if (!read.success) throw new ProblemError('bad-request', { detail: 'list must name a list.' });
    const list: ListName = read.data.list;
    mirror.syncOf(session.firm).pollNow(list);
    response.status(202).json({ data: mirror.syncOf(session.firm).freshness(list) });
  };
}
