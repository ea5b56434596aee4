/**
 * Returns the address if it is that of a sandbox screen.
 * @returns the inbox for any other address
 */
export function localPath(text: string | null | undefined): string {
  return text !== null && text !== undefined && /^\/app(\/[\w-]+)*(\?[\w=&%+.~-]*)?$/.test(text) ? text : '/app/leads';
}
