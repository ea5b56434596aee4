import { z } from 'zod/mini';
import { CALLERS } from '../life/choose-caller.ts';

const id = z.int().check(z.minimum(1));
const words = z.string().check(z.minLength(1), z.maxLength(255));
const body = z.string().check(z.minLength(1), z.maxLength(65_535));
const phone = z.string().check(z.regex(/^[\d\s().+-]{7,25}$/, { error: 'must be a phone number' }));

/** A specific caller; missing fields are random. */
const caller = {
  first_name: z.optional(z.nullable(words)),
  last_name: z.optional(z.nullable(words)),
  email: z.optional(z.nullable(z.email())),
  phone_number: z.optional(z.nullable(phone)),
  from_message: z.optional(body),
  /** Name of a marketing source. */
  source: z.optional(words),
};

/** Body of `POST /__sandbox__/acts`: one action of a person in Grow. Ids are Grow's. */
export const actionRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('lead_arrives'), caller: z.optional(z.enum(CALLERS)), ...caller }),
  /** Many new callers at once, as after an advertisement. */
  z.strictObject({ act: z.literal('leads_arrive'), count: z.int().check(z.minimum(1), z.maximum(1000)) }),
  z.strictObject({
    act: z.literal('accept_lead'),
    lead: id,
    person: z.optional(id),
    /** `new` even if the caller may be known; if missing, the caller's existing contact, otherwise a new one. */
    contact: z.optional(z.union([id, z.literal('new')])),
  }),
  z.strictObject({ act: z.literal('ignore_lead'), lead: id }),
  z.strictObject({ act: z.literal('restore_lead'), lead: id }),
  z.strictObject({
    act: z.literal('write_note'),
    matter: z.optional(id),
    contact: z.optional(id),
    subject: z.optional(words),
    body: z.optional(body),
  }),
  /** Without a status: the next one of the pipeline. */
  z.strictObject({ act: z.literal('move_matter'), matter: id, status: z.optional(words) }),
  /** Without both: a new phone number. */
  z.strictObject({
    act: z.literal('change_contact'),
    contact: id,
    phone_number: z.optional(phone),
    email: z.optional(z.email()),
  }),
  z.strictObject({ act: z.literal('merge_contacts'), keep: id, gone: id }),
  z.strictObject({ act: z.literal('remove_lead'), lead: id }),
  z.strictObject({ act: z.literal('remove_contact'), contact: id }),
  z.strictObject({ act: z.literal('remove_matter'), matter: id }),
  z.strictObject({ act: z.literal('deactivate_person'), person: id }),
  z.strictObject({ act: z.literal('reactivate_person'), person: id }),
  z.strictObject({ act: z.literal('disconnect'), person: id, client_id: words }),
]);
export type ActionRequest = z.infer<typeof actionRequest>;
