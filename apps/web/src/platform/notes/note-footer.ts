/** Returns the last line of a note for readers in Clio, which does not store the author: `— Miriam Kessler, intake`. */
export function footerLine(name: string, role: string): string {
  return `— ${[name, role.trim()].filter(Boolean).join(', ')}`;
}

/** Returns the text as it is sent and counted. */
export function withFooter(body: string, footer: string | undefined): string {
  return footer === undefined || body.trim() === '' ? body : `${body.trimEnd()}\n\n${footer}`;
}
