import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { EMAIL_ADDRESS } from './email-address.ts';
import { dateTime, id, optionalNullable, openEnum } from './scalar.ts';

/** The two states that can be listed. @see Grow OpenAPI, listInboxLeads, parameter `state` */
export const LISTED_LEAD_STATES = ['untriaged', 'ignored'] as const;
export type ListedLeadState = (typeof LISTED_LEAD_STATES)[number];

const named = z.looseObject({ id, name: z.string() }).register(contract, { additionalProperties: false });

/**
 * A person who asked the firm for help and is not a contact yet. Their message is **not** readable: Grow sends message,
 * source text and referring address only in the response to the create call.
 * @see Grow OpenAPI (September 2026), schema `inbox_lead`
 */
export const inboxLead = z
  .looseObject({
    id,
    first_name: optionalNullable(z.string()),
    last_name: optionalNullable(z.string()),
    email: optionalNullable(z.string()),
    /** As the caller or the form gave it, in any format. */
    phone_number: optionalNullable(z.string()),
    /** No enum in the contract: a triaged lead can have a value that cannot be listed. */
    state: openEnum(LISTED_LEAD_STATES),
    created_at: dateTime,
    updated_at: dateTime,
    /** Since September 2026; null when the firm has not set one. */
    marketing_source: optionalNullable(named),
    /** Phased roll-out: absent on accounts outside it. */
    matter_type: optionalNullable(named),
    /** Phased roll-out: absent on accounts outside it. */
    matter_location: optionalNullable(named),
  })
  .register(contract, {
    id: 'inbox_lead',
    required: ['id', 'first_name', 'last_name', 'email', 'phone_number', 'state', 'created_at', 'updated_at'],
    additionalProperties: false,
  });
export type InboxLead = z.infer<typeof inboxLead>;

/**
 * The create call's response: the only time that message, source and referring address can be read.
 * @see Grow OpenAPI, schema `inbox_lead_create_response`
 */
export const createdInboxLead = z
  .extend(inboxLead, {
    from_message: z.string(),
    from_source: z.string(),
    referring_url: z.string(),
  })
  .register(contract, {
    id: 'inbox_lead_create_response',
    required: [
      'id',
      'first_name',
      'last_name',
      'email',
      'phone_number',
      'state',
      'created_at',
      'updated_at',
      'from_message',
      'from_source',
      'referring_url',
    ],
    additionalProperties: false,
  });
export type CreatedInboxLead = z.infer<typeof createdInboxLead>;

const reference = z.strictObject({ id });
const emailAddress = z
  .string()
  .check(z.regex(EMAIL_ADDRESS, { error: 'is not a complete email address' }))
  .register(contract, { format: 'email' });

/** A lead entered in our own form. @see Grow OpenAPI (September 2026), createInboxLead */
export const inboxLeadDraft = z
  .strictObject({
    first_name: z.string().check(z.minLength(1)),
    last_name: z.string().check(z.minLength(1)),
    from_message: z.string().check(z.minLength(1)),
    /** A full URL. Older documents say that static text is accepted; the September file says `format: uri`. */
    referring_url: z.url(),
    from_source: z.string().check(z.minLength(1)),
    email: z.optional(emailAddress),
    phone_number: z.optional(z.string()),
    marketing_source: z.optional(reference),
    /** Silently ignored if unknown, or on accounts outside the roll-out. */
    matter_type: z.optional(reference),
    /** Silently ignored if unknown, or on accounts outside the roll-out. */
    matter_location: z.optional(reference),
  })
  .register(contract, { id: 'inbox_lead_draft' });
export type InboxLeadDraft = z.infer<typeof inboxLeadDraft>;
