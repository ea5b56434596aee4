import { setTimeout as after } from 'node:timers/promises';
import type { RunningSandbox } from './start-sandbox.ts';

/** Outcome of the notes that were in flight when the sandbox was killed. */
export interface KillReport {
  sent: number;
  /** Answered with 201 before the end. */
  answered: number;
  /** Subjects of notes that were answered and are missing. */
  lost: string[];
  /** Subjects that are stored more than once. */
  doubled: string[];
  /** Notes that are stored although no response came: that is allowed. */
  unanswered: number;
}

/** A note every 20 ms, whether or not the one before has been answered. */
const EVERY_MS = 20;

/**
 * Writes 50 notes a second, kills the sandbox without warning, restarts it and counts.
 * @param options `matter` receives the notes; `afterMs` is the time of the kill
 */
export async function killWhileWriting(
  sandbox: RunningSandbox,
  { token, matter, afterMs }: { token: string; matter: number; afterMs: number },
): Promise<KillReport> {
  const path = `/matters/${matter}/notes`;
  const writes: Promise<string | null>[] = [];
  const write = async (subject: string): Promise<string | null> => {
    const json = { data: { subject, body: 'Written just before the plug is pulled.' } };
    const reply = await sandbox.grow(token, path, { method: 'POST', json }).catch(() => null);
    return reply?.status === 201 ? subject : null;
  };
  const next = () => writes.push(write(`Note ${writes.length} of ${matter}`));
  const start = performance.now();
  const writing = setInterval(() => {
    // As many as are due by now: a late timer catches up.
    const due = Math.floor((performance.now() - start) / EVERY_MS);
    while (writes.length < due) next();
  }, EVERY_MS);
  await after(afterMs);
  clearInterval(writing);
  // Some must be in flight at the kill, at whatever stage.
  for (let last = 0; last < 3; last += 1) next();
  await after(Math.random() * 4);
  await sandbox.killAndRestart();
  const answered = (await Promise.all(writes)).filter((subject) => subject !== null);

  const stored = await subjects(sandbox, token, path);
  const counts = new Map<string, number>();
  for (const subject of stored) counts.set(subject, (counts.get(subject) ?? 0) + 1);
  const known = new Set(answered);
  return {
    sent: writes.length,
    answered: answered.length,
    lost: answered.filter((subject) => !counts.has(subject)),
    doubled: [...counts].filter(([, count]) => count > 1).map(([subject]) => subject),
    unanswered: [...counts.keys()].filter((subject) => !known.has(subject)).length,
  };
}

/** Returns the subjects of this run's notes that a matter has. */
async function subjects(sandbox: RunningSandbox, token: string, path: string): Promise<string[]> {
  const found: string[] = [];
  for (let next: string | undefined = path; next !== undefined;) {
    const { body } = await sandbox.grow(token, next);
    const page = body as { data: { subject: string }[]; meta: { paging: { next?: string } } };
    found.push(...page.data.map(({ subject }) => subject).filter((subject) => /^Note \d+ of \d+$/.test(subject)));
    next = page.meta.paging.next;
  }
  return found;
}
