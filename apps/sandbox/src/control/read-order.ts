import type { z } from 'zod/mini';
import { ControlError } from './control-error.ts';

/**
 * Parses the JSON of a control request; a missing body counts as `{}`.
 * @throws ControlError that names the invalid field
 */
export function parseControlRequest<Schema extends z.ZodMiniType>(schema: Schema, body: unknown): z.infer<Schema> {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`);
  throw new ControlError(`${faults.join('; ')}.`);
}
