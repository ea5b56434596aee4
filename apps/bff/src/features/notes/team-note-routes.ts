import { Router, type Request, type RequestHandler, type Response } from 'express';
import {
  mentionsSeenBody,
  teamNoteBody,
  type Mentions,
  type TeamNote,
  type TeamNotes as TeamNotesAnswer,
} from '@intake-desk/desk-api/team-note';
import type { Colleague } from '@intake-desk/desk-api/triage';
import type { Config } from '../../config/config.ts';
import type { EventHub } from '../../events/event-hub.ts';
import { ProblemError } from '../../problem.ts';
import { requireSession } from '../../sessions/require-session.ts';
import type { RequireLeadAccess } from '../permissions/require-lead-access.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { StoredTeamNote, TeamNotes } from './team-notes.ts';

interface Deps {
  config: Config;
  mayReadLead: RequireLeadAccess;
  colleagues: Colleagues;
  notes: TeamNotes;
  hub: EventHub;
}

/** Routes of our team's notes on leads and of mentions. Notes require the right to read the lead itself. */
export function teamNoteRoutes({ config, mayReadLead, colleagues, notes, hub }: Deps): Router {
  const router = Router({ strict: true, caseSensitive: true });

  const show: Handler<{ id: string }> = async (request, response) => {
    const session = requireSession(request, response, config);
    const lead = leadOf(request.params.id);
    await mayReadLead(session, lead);
    await answer(response, session.firm, lead);
  };
  const add: Handler<{ id: string }> = async (request, response) => {
    const session = requireSession(request, response, config);
    const { firm, person } = session;
    const lead = leadOf(request.params.id);
    const read = teamNoteBody.safeParse(request.body);
    if (!read.success) throw new ProblemError('bad-request', { detail: 'This is no note.' });
    await mayReadLead(session, lead);
    const here = new Set((await colleagues.all(firm)).map(({ id }) => id));
    if (read.data.mentions.some((id) => !here.has(id))) {
      throw new ProblemError('bad-request', { detail: 'Nobody here has this id.' });
    }
    // Authors are not notified of their own notes.
    const mentions = [...new Set(read.data.mentions)].filter((id) => id !== person);
    const isNew = await notes.add({ firm, person, lead, ...read.data, mentions });
    if (isNew) hub.publish(firm, { type: 'team-note', lead, by: person, mentioned: mentions });
    await answer(response, firm, lead);
  };
  const showMentions: Handler = async (request, response) => {
    const { firm, person } = requireSession(request, response, config);
    const named = await colleagues.nameLookup(firm);
    const found = await notes.mentionsOf(firm, person);
    const data: Mentions['data'] = found.map((one) => ({ ...asAnswer(one, named), isSeen: one.isSeen }));
    response.json({ data } satisfies Mentions);
  };
  const see: Handler = async (request, response) => {
    const { firm, person } = requireSession(request, response, config);
    const read = mentionsSeenBody.safeParse(request.body);
    if (!read.success) throw new ProblemError('bad-request', { detail: 'The body is not what this needs.' });
    await notes.markSeen(firm, person, read.data.lead);
    return showMentions(request, response);
  };

  offer('/leads/:id/team-notes', { GET: show as Handler, POST: add as Handler });
  offer('/mentions', { GET: showMentions, PUT: see });
  return router;

  async function answer(response: Response, firm: string, lead: number): Promise<void> {
    const named = await colleagues.nameLookup(firm);
    const data = (await notes.of(firm, lead)).map((note) => asAnswer(note, named));
    response.json({ data } satisfies TeamNotesAnswer);
  }

  function offer(path: string, methods: Record<string, Handler>): void {
    router.all(path, ((request: Request, response: Response) => {
      response.locals['route'] = `/api/desk${path.replace(':id', '{id}')}`;
      const handler = methods[request.method];
      if (handler !== undefined) return handler(request as never, response);
      response.set('Allow', Object.keys(methods).join(', '));
      throw new ProblemError('method-not-allowed');
    }) as RequestHandler);
  }
}

type Handler<Parameters = never> = (request: Request<Parameters>, response: Response) => Promise<void>;

/** @throws ProblemError not-found */
function leadOf(given: string): number {
  if (!/^\d{1,15}$/.test(given)) throw new ProblemError('not-found');
  return Number(given);
}

function asAnswer({ id, lead, text, person, at }: StoredTeamNote, named: (person: string) => Colleague): TeamNote {
  return { id, lead, text, by: person === null ? null : named(person), at: new Date(at).toISOString() };
}
