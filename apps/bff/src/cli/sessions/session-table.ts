import type { SessionSummary } from './list-sessions.ts';

const HEADINGS = ['PERSON', 'NAME', 'EMAIL', 'FIRM', 'SINCE', 'IDLE UNTIL', 'AT MOST UNTIL', 'SESSION'];

/**
 * Formats sessions as a table for a terminal. Times are UTC.
 * @param absoluteSeconds the absolute limit, from which the start is computed
 */
export function sessionTable(signIns: readonly SessionSummary[], absoluteSeconds: number): string {
  if (signIns.length === 0) return 'No one is signed in.\n';
  const rows = signIns.map(({ person, session, record, idleUntil, atMostUntil }) => [
    person,
    record === null ? '(not readable with these TOKEN_KEYS)' : plain(record.person.displayName),
    plain(record?.person.email ?? ''),
    record === null ? '' : `${plain(record.firm.name)} (${record.firm.id})`,
    moment(atMostUntil - absoluteSeconds * 1000),
    moment(Math.min(idleUntil, atMostUntil)),
    moment(atMostUntil),
    session,
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = [HEADINGS, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const people = new Set(signIns.map(({ person }) => person)).size;
  const count = `${signIns.length} session${signIns.length === 1 ? '' : 's'} of ${people} ${people === 1 ? 'person' : 'people'}. Times are UTC.`;
  return `${lines.join('\n')}\n${count}\n`;
}

/** Removes control characters: names are external input and must not control the terminal. */
function plain(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').trim();
}

function moment(instant: number): string {
  return new Date(instant).toISOString().slice(0, 16).replace('T', ' ');
}
