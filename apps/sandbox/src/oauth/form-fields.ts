import type { Request } from 'express';

/** Returns the text fields of a form body that Express has parsed; repeated or nested fields count as missing. */
export function formFields(request: Request): Partial<Record<string, string>> {
  const fields: Partial<Record<string, string>> = {};
  if (typeof request.body !== 'object' || request.body === null) return fields;
  for (const [name, value] of Object.entries(request.body as Record<string, unknown>)) {
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}
