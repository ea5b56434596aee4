import { z } from 'zod/mini';
import { contract } from './contract.ts';
import { ACTION_LABEL_LENGTH } from './limits.ts';
import { dateTime, id, openEnum } from './scalar.ts';

/** A custom action: a link of ours in a menu of Grow. @see Grow OpenAPI, schema `custom_action` */
export const customAction = z
  .looseObject({
    id,
    label: z.string(),
    target_url: z.string(),
    /** The menu. */
    ui_reference: openEnum(['matters/show']),
    created_at: dateTime,
    updated_at: dateTime,
  })
  .register(contract, { id: 'custom_action' });
export type CustomAction = z.infer<typeof customAction>;

/** Unknown keys are allowed here: the contract does not forbid them. @see Grow OpenAPI, createCustomAction */
export const customActionDraft = z
  .looseObject({
    label: z.string().check(z.minLength(ACTION_LABEL_LENGTH.min), z.maxLength(ACTION_LABEL_LENGTH.max)),
    target_url: z.url({ protocol: /^https$/ }).register(contract, { pattern: '^https://.+' }),
    ui_reference: z.enum(['matters/show']),
  })
  .register(contract, { id: 'custom_action_draft' });
export type CustomActionDraft = z.infer<typeof customActionDraft>;
