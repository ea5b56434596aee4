import { HARBOR_LANE } from '../../data/firms/harbor-lane.ts';
import { leadMessage } from '../../data/random/lead-messages.ts';
import { fullName } from '../../data/random/names.ts';
import { searchText } from '../../data/database/search-text.ts';
import { timestamp } from '../../data/database/timestamp.ts';
import { weighted } from '../../data/random/weighted.ts';
import { ActionError } from '../action-error.ts';
import type { CallerDetails } from '../choose-caller.ts';
import type { ActionContext } from '../life.ts';

const INSERT = `INSERT INTO inbox_leads (firm_id, application, state, first_name, last_name, email, phone_number, marketing_source_id,
  from_message, from_source, referring_url, search, created_at, updated_at) VALUES (?, ?, 'untriaged', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Share of leads that Intake Desk submits. */
const OWN_SHARE = 0.15;

/** Further details of a new lead. */
export interface LeadSourceDetails {
  /** Name of a marketing source; Grow shows it only if the firm has it. Random if missing. */
  source?: string | undefined;
  message?: string | undefined;
}

/**
 * Creates a lead from a caller: by web form, phone or night line.
 * @returns the id of the lead
 */
export function createLead(
  life: ActionContext,
  caller: CallerDetails,
  { source, message }: LeadSourceDetails = {},
): { lead: number } {
  const { sql, chance, firm } = life;
  if (firm === null) throw new ActionError('There is no firm to call.', 404);
  const [drawn] = weighted(chance, HARBOR_LANE.sources);
  const name = source ?? drawn.name;
  const way = HARBOR_LANE.sources.find((known) => known.name === name)?.message ?? name;
  const known = sql.get<{ id: number }>('SELECT id FROM sources WHERE firm_id = ? AND name = ?', firm, name);
  const full = fullName({ first: caller.first_name, last: caller.last_name });
  const time = timestamp(life.now);
  const { id } = sql.run(
    INSERT,
    firm,
    chance.happens(OWN_SHARE) ? 'intake-desk' : null,
    caller.first_name,
    caller.last_name,
    caller.email,
    caller.phone_number,
    known?.id ?? null,
    message ?? leadMessage(chance),
    way,
    HARBOR_LANE.website,
    searchText([full, caller.email], [caller.phone_number]),
    time,
    time,
  );
  return { lead: id };
}
