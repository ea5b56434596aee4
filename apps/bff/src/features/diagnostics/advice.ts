import type { Advice, ConnectionView } from '@intake-desk/desk-api/connection';

type Facts = Pick<ConnectionView['data'], 'mirror' | 'scopes' | 'clock' | 'budget' | 'lists' | 'firmConnection'>;

/** Seconds of clock skew from which times from Clio look wrong here. */
const MAX_CLOCK_SKEW = 60;
/** Scopes without which Intake Desk shows incomplete data. */
const NEEDED = ['grow_lead_inbox_read', 'grow_lead_inbox_all_read', 'grow_contact_read', 'grow_matter_read'];

/** Lists the recommended next steps, most urgent first. */
export function adviceFor({ mirror, scopes, clock, budget, lists, firmConnection }: Facts): Advice[] {
  const advice: Advice[] = [];
  if (lists.some(({ trouble }) => trouble?.code === 'grow-misconfigured')) {
    add(
      'check-application',
      'Clio does not accept this application. Check its key, its secret and its redirect address.',
    );
  }
  if (!budget.isUp) {
    add(
      'wait-for-clio',
      'Clio does not answer. What is shown stays as it is and catches up by itself; nothing needs to be done here.',
    );
  }
  const missing = new Set(scopes.filter(({ state }) => state === 'missing').map(({ scope }) => scope));
  for (const { trouble } of lists) if (trouble?.scope !== undefined) missing.add(trouble.scope);
  const needed = [...missing].filter(
    (scope) => NEEDED.includes(scope) || lists.some(({ trouble }) => trouble?.scope === scope),
  );
  if (needed.length > 0) {
    add(
      'ask-for-scope',
      `Clio refuses ${needed.join(', ')}. Tick it for this application in Clio's developer portal, then sign out and in again.`,
    );
  }
  if (lists.some(({ trouble }) => trouble?.code === 'asleep')) {
    add('sign-in-again', 'Nobody is signed in with whose permission Clio could be asked. Sign in again.');
  }
  if (firmConnection.state === 'lost') {
    add(
      'reconnect-firm',
      'Clio no longer accepts the firm’s connection. A lead of intake should connect the firm again.',
    );
  }
  if (clock.ahead !== null && Math.abs(clock.ahead) > MAX_CLOCK_SKEW) {
    add(
      'set-clock',
      `This server’s clock and Clio’s are ${Math.abs(clock.ahead)} seconds apart. Set the server’s clock by NTP.`,
    );
  }
  if (mirror === 'on' && lists.some(({ complete, trouble }) => !complete && trouble === null)) {
    add(
      'wait-for-fill',
      'The firm’s records are being read for the first time. Lists and search show what is here so far.',
    );
  }
  if (mirror === 'on' && firmConnection.state === 'none') {
    add(
      'connect-firm',
      'While nobody is signed in, nothing new is read. A lead of intake may connect the firm, so that the morning begins up to date.',
    );
  }
  return advice;

  function add(code: Advice['code'], words: string): void {
    advice.push({ code, words });
  }
}
