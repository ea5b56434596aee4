import type { Mentions, TeamNote, TeamNotes as TeamNotesAnswer } from '@intake-desk/desk-api/team-note';
import type { Colleague } from '@intake-desk/desk-api/triage';
import type { EventHub } from '../../events/event-hub.ts';
import type { DeskHandlers } from '../../http/desk-router.ts';
import { ProblemError } from '../../problem.ts';
import type { SignedInSession } from '../../sessions/session-data.ts';
import type { Colleagues } from '../team/colleagues.ts';
import type { StoredTeamNote, TeamNotes } from './team-notes.ts';

interface Deps {
  colleagues: Colleagues;
  notes: TeamNotes;
  hub: EventHub;
}

type Operations = `${'GET' | 'POST'} /api/desk/leads/{id}/team-notes` | `${'GET' | 'PUT'} /api/desk/mentions`;

/** Our team's notes on leads, and mentions. */
export function teamNoteHandlers({ colleagues, notes, hub }: Deps): DeskHandlers<Operations> {
  const notesOf = async (firm: string, lead: number): Promise<TeamNotesAnswer> => {
    const named = await colleagues.nameLookup(firm);
    return { data: (await notes.of(firm, lead)).map((note) => asAnswer(note, named)) };
  };
  const mentionsOf = async ({ firm, person }: SignedInSession): Promise<Mentions> => {
    const named = await colleagues.nameLookup(firm);
    const found = await notes.mentionsOf(firm, person);
    return { data: found.map((one) => ({ ...asAnswer(one, named), isSeen: one.isSeen })) };
  };
  return {
    'GET /api/desk/leads/{id}/team-notes': ({ session, id }) => notesOf(session.firm, id),
    'POST /api/desk/leads/{id}/team-notes': async ({ session: { firm, person }, id: lead, body }) => {
      const known = new Set((await colleagues.all(firm)).map(({ id }) => id));
      if (body.mentions.some((id) => !known.has(id))) {
        throw new ProblemError('bad-request', { detail: 'Unknown user.' });
      }
      // Authors are not notified of their own notes.
      const mentions = [...new Set(body.mentions)].filter((id) => id !== person);
      const isNew = await notes.add({ firm, person, lead, ...body, mentions });
      if (isNew) hub.publish(firm, { type: 'team-note', lead, by: person, mentioned: mentions });
      return notesOf(firm, lead);
    },
    'GET /api/desk/mentions': ({ session }) => mentionsOf(session),
    'PUT /api/desk/mentions': async ({ session, body }) => {
      await notes.markSeen(session.firm, session.person, body.lead);
      return mentionsOf(session);
    },
  };
}

function asAnswer({ id, lead, text, person, at }: StoredTeamNote, named: (person: string) => Colleague): TeamNote {
  return { id, lead, text, by: person === null ? null : named(person), at: new Date(at).toISOString() };
}
