import type { Cipher } from '../../crypto/cipher.ts';
import type { Database } from '../../database/database.ts';
import { placeOf } from '../../database/sealed-columns.ts';
import type { Tables } from '../../database/tables.ts';
import { hashOf, isGenuine, NO_LINE, type HeadRow } from './decision-chain.ts';
import { unpackPayload } from './decision-payload.ts';
import type { TriageRecord } from './lead-state.ts';
import { toRow } from './triage-rows.ts';

type DecisionRow = Tables['decisions'];

/** Result of the check of one firm. */
export interface DecisionLogReport {
  firm: string;
  lines: number;
  erased: number;
  /** The first line that fails the check, and the reason. */
  broken: { position: number; what: string } | null;
  /** Hash of the last checked line: a copy stored elsewhere shows later that nothing before it was replaced. */
  last: string;
  /** The log is whole, and from before logs were signed. */
  isUnsigned: boolean;
}

/** The last line about a lead. */
interface Latest {
  position: number;
  /** Null if it was erased. */
  after: TriageRecord | null;
}

const BATCH = 1000;
/** Columns of the board that only a decision changes; a renewed claim changes its end without one. */
const DECIDED = [
  'claim_person',
  'verdict',
  'verdict_reason',
  'verdict_person',
  'verdict_at',
  'snooze_person',
  'snooze_until',
  'closed_at',
  'priority',
] as const satisfies readonly (keyof Tables['triage'])[];

/** Checks the logs of all firms: every line, the signature of the last one, and that the board shows the same. */
export async function checkDecisions(database: Database, cipher: Cipher): Promise<DecisionLogReport[]> {
  const firms = await database
    .selectFrom('decisions')
    .select('firm')
    .union(database.selectFrom('decision_heads').select('firm'))
    .union(database.selectFrom('triage').select('firm'))
    .orderBy('firm')
    .execute();
  const reports: DecisionLogReport[] = [];
  for (const { firm } of firms) reports.push(await checkFirm(firm));
  return reports;

  async function checkFirm(firm: string): Promise<DecisionLogReport> {
    const head = await database.selectFrom('decision_heads').selectAll().where('firm', '=', firm).executeTakeFirst();
    const latest = new Map<number, Latest>();
    const report = { firm, lines: 0, erased: 0, last: NO_LINE, isUnsigned: false };
    const brokenAt = (position: number, what: string) => ({ ...report, broken: { position, what } });
    let isFromBefore = true;
    for (;;) {
      const rows = await database
        .selectFrom('decisions')
        .selectAll()
        .where('firm', '=', firm)
        .where('position', '>', report.lines)
        .orderBy('position')
        .limit(BATCH)
        .execute();
      for (const row of rows) {
        const position = report.lines + 1;
        const line = readLine(row, position, report.last);
        if (typeof line === 'string') return brokenAt(position, line);
        if (head !== undefined && Number(head.position) === position && head.hash !== row.hash)
          return brokenAt(position, 'the log was replaced up to here');
        report.last = row.hash;
        report.lines = position;
        if (row.payload === null) report.erased += 1;
        if (line.isPacked) isFromBefore = false;
        latest.set(Number(row.lead), { position, after: line.after });
      }
      if (rows.length < BATCH) break;
    }
    const board = await boardFault(firm, latest);
    if (board !== null) return brokenAt(board.position, board.what);
    if (head === undefined && report.lines > 0) {
      report.isUnsigned = isFromBefore;
      return brokenAt(report.lines, 'the log is not signed yet: that is done when the server starts');
    }
    const fault = head === undefined ? null : headFault(head, report);
    return fault === null ? { ...report, broken: null } : brokenAt(fault.position, fault.what);
  }

  /** @returns what is wrong with the line, or what it says */
  function readLine(row: DecisionRow, position: number, previous: string): string | LineContent {
    if (Number(row.position) !== position) return 'a line is missing';
    if (row.previous !== previous) return 'it does not follow the line before it';
    if (row.hash !== hashOf(row)) return 'the line was changed';
    if (row.payload === null) {
      return row.person === null ? { after: null, isPacked: false } : 'its content is gone, and its person is not';
    }
    try {
      const { payload, digest, isPacked } = unpackPayload(
        cipher.open(row.payload, placeOf('decisions', row.firm, position)),
      );
      if (digest !== row.digest) return 'its content was exchanged';
      // An erased person is empty in the content and null in the row.
      if ((payload.person || null) !== row.person) return 'its person was changed';
      return { after: payload.after, isPacked };
    } catch {
      return 'its content was changed, or its key is not in TOKEN_KEYS';
    }
  }

  function headFault(head: HeadRow, { lines, erased }: { lines: number; erased: number }) {
    const position = Number(head.position);
    if (!isGenuine(head, cipher))
      return { position: lines, what: 'its signature is wrong, or the key of it is not in TOKEN_KEYS' };
    if (position > lines) return { position: lines + 1, what: 'lines are missing at the end' };
    if (position < lines) return { position: position + 1, what: 'the line was added without the keys' };
    if (Number(head.erased) !== erased) return { position, what: 'content up to here was removed without the keys' };
    return null;
  }

  /** The board must show what the last line about each lead says. */
  async function boardFault(
    firm: string,
    latest: ReadonlyMap<number, Latest>,
  ): Promise<{ position: number; what: string } | null> {
    const rows = await database.selectFrom('triage').selectAll().where('firm', '=', firm).execute();
    const shown = new Set(rows.map(({ lead }) => Number(lead)));
    for (const [lead, { position }] of latest)
      if (!shown.has(lead)) return { position, what: `lead ${lead} is missing on the board` };
    for (const row of rows) {
      const lead = Number(row.lead);
      const { position = 0, after = null } = latest.get(lead) ?? {};
      const what = `the board shows something else for lead ${lead}`;
      if (position === 0 || Number(row.change) !== position) return { position, what };
      if (after === null) continue;
      const decided = toRow(firm, { lead, version: row.version, change: position, state: after });
      if (DECIDED.some((column) => row[column] !== decided[column])) return { position, what };
    }
    return null;
  }
}

/** What a line says: the lead's state after it, null if that was erased. */
interface LineContent {
  after: TriageRecord | null;
  /** False for lines from before logs were signed. */
  isPacked: boolean;
}
