import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { address } from './address.ts';
import { customFieldValue } from './custom-field.ts';
import { redactedFields } from './redaction.ts';
import { dateTime, id, optionalNullable, openEnum, ulid } from './scalar.ts';

/**
 * A person or a company that the firm knows. Read-only through the API.
 * @see Grow OpenAPI (September 2026), schema `contact`
 */
export const contact = z
  .looseObject({
    id,
    global_id: ulid,
    /** Id in Clio Manage, once synced there. */
    clio_id: optionalNullable(id),
    /** Full name of the person, or the company's name. */
    name: z.string(),
    /** Persons only. */
    first_name: optionalNullable(z.string()),
    /** Persons only. */
    last_name: optionalNullable(z.string()),
    /** In Grow's order; the first is not promised to be the default. */
    emails: optionalNullable(z.array(z.string())),
    /** As typed in Grow; usually, not always, E.164. */
    phone_numbers: optionalNullable(z.array(z.string())),
    type: openEnum(['Person', 'Company']),
    /** Defaults are Unassigned, Intake, Hired, Did Not Hire; a firm may define others. */
    status: optionalNullable(openEnum(['Unassigned', 'Intake', 'Hired', 'Did Not Hire'])),
    /** Matters of which this contact is the client: ids only. */
    matters: optionalNullable(z.array(z.looseObject({ id }))),
    addresses: optionalNullable(z.array(address)),
    created_at: dateTime,
    updated_at: dateTime,
    /** Absent, not null, unless requested with `include=custom_field_values`. */
    custom_field_values: optionalNullable(z.array(customFieldValue)),
    redacted_fields: redactedFields,
  })
  .register(contract, { id: 'contact' });
export type Contact = z.infer<typeof contact>;
