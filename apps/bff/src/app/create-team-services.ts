import { watchErasures } from '../audit/watch-erasures.ts';
import { createNoteTemplates } from '../features/notes/note-templates.ts';
import { createTeamNotes } from '../features/notes/team-notes.ts';
import { createColleagues } from '../features/team/colleagues.ts';
import { createPresence } from '../features/team/create-presence.ts';
import { createReadStateStore } from '../features/team/read-state.ts';
import { createRegisterCaller } from '../features/team/register-caller.ts';
import { createSavedViews } from '../features/team/saved-views.ts';
import { createTimeZones } from '../features/team/time-zone.ts';
import { createTriage } from '../features/triage/create-triage.ts';
import { createDecisionLog } from '../features/triage/decision-log.ts';
import { createReasons } from '../features/triage/reasons.ts';
import { createTriageStore } from '../features/triage/triage-store.ts';
import type { Core } from './create-core.ts';
import type { GrowAccess } from './create-grow-access.ts';

/** What the team stores here because Grow has no place for it. */
export type TeamServices = ReturnType<typeof createTeamServices>;

export function createTeamServices({ database, cipher, clock, hub }: Core, { grants }: GrowAccess) {
  const colleagues = createColleagues(database, cipher);
  const chain = createDecisionLog(database, cipher);
  const store = createTriageStore(database, chain);
  const reasons = createReasons(database, clock);
  const triage = createTriage({ database, store, clock, hub, colleagues, reasons });
  const presence = createPresence(clock, hub);
  return {
    /** What is remembered about people must end with an erasure. */
    erasures: watchErasures(database, () => {
      for (const memory of [colleagues, triage, hub, presence]) memory.forget();
    }),
    colleagues,
    registerCaller: createRegisterCaller(grants, colleagues),
    chain,
    reasons,
    triage,
    teamNotes: createTeamNotes(database, cipher, clock),
    reads: createReadStateStore(database, clock),
    presence,
    views: createSavedViews(database, cipher),
    templates: createNoteTemplates(database, cipher, clock),
    timeZones: createTimeZones(database, clock),
  };
}
