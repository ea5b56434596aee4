/**
 * An address to go on to, when it is one of these screens.
 * @returns the inbox for anything else
 */
export function localPath(text: string | null | undefined): string {
  return text !== null && text !== undefined && /^\/app(\/[\w-]+)*(\?[\w=&%+.~-]*)?$/.test(text) ? text : '/app/leads';
}
