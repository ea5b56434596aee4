import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { clientSummary } from './client-summary.ts';
import { customFieldValue } from './custom-field.ts';
import { redactedFields } from './redaction.ts';
import { date, dateTime, id, optionalNullable, openEnum, ulid } from './scalar.ts';

/**
 * A piece of legal work, from first consultation to hired or declined. Read-only through the API.
 * @see Grow OpenAPI (September 2026), schema `matter`; the three fields marked "April 2026" are from the older file
 */
export const matter = z
  .looseObject({
    id,
    global_id: ulid,
    /** At most 255 characters; the closest thing to a title. */
    description: optionalNullable(z.string()),
    created_at: dateTime,
    updated_at: dateTime,
    /** Id in Clio Manage, once synced there. */
    clio_id: optionalNullable(id),
    /**
     * The lead it came from. Can be redacted: without `grow_lead_inbox_all_read` it is set only for leads of this
     * application.
     */
    inbox_lead_id: optionalNullable(id),
    /** Day on which the client hired the firm. May be redacted. */
    hired_date: optionalNullable(date),
    /** A locked matter is read-only in Grow. */
    is_locked: optionalNullable(z.boolean()),
    /** Name (not id) of the office. */
    location: optionalNullable(z.string()),
    /** Name (not id) of the matter type. */
    type: optionalNullable(z.string()),
    /** The firm's own name for the step in its pipeline. */
    status: optionalNullable(z.string()),
    status_category: optionalNullable(openEnum(['intake', 'hired', 'declined'])),
    client: optionalNullable(clientSummary),
    /** Superseded by `client`. */
    primary_contact: optionalNullable(clientSummary),
    /** User ids; empty if no user is assigned. Since July 2026. */
    matter_assignee_ids: optionalNullable(z.array(id)),
    /** Expected value in **cents**. April 2026; may be redacted or absent. */
    projected_value: optionalNullable(z.number()),
    /** When the first letter went out. April 2026; may be redacted or absent. */
    first_letter_sent_date: optionalNullable(dateTime),
    /** When the first consultation was put in the calendar. April 2026; may be redacted or absent. */
    first_appointment_created_at: optionalNullable(dateTime),
    /** Absent, not null, unless requested with `include=custom_field_values`. */
    custom_field_values: optionalNullable(z.array(customFieldValue)),
    redacted_fields: redactedFields,
  })
  .register(contract, { id: 'matter' });
export type Matter = z.infer<typeof matter>;
