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

/** `POST /api/desk/refresh`: somebody waits for a list, so Grow is asked for its changes now and not at the next turn. */
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
