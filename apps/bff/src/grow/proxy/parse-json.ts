/**
 * Parses JSON with int64 ids: those that a number would round keep their digits when serialized again.
 * @throws SyntaxError
 */
export function readJson(text: string): unknown {
  return /\d{16}/.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text);
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  if (typeof value !== 'number' || Number.isSafeInteger(value) || source === undefined) return value;
  return (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(source);
}
