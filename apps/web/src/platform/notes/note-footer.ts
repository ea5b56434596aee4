/** What stands at the end of a note for whoever reads it in Clio, which does not keep the writer: `— Miriam Kessler, intake`. */
export function footerLine(name: string, role: string): string {
  return `— ${[name, role.trim()].filter(Boolean).join(', ')}`;
}

/** The text as it is sent and counted. */
export function withFooter(body: string, footer: string | undefined): string {
  return footer === undefined || body.trim() === '' ? body : `${body.trimEnd()}\n\n${footer}`;
}
