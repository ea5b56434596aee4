import type { z } from 'zod/mini';
import { ControlError } from './control-fault.ts';

/**
 * Reads the JSON of an order; no body counts as `{}`.
 * @throws ControlFault that says which field is wrong
 */
export function parseControlRequest<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new ControlError(`${faults.join('; ')}.`);
}
