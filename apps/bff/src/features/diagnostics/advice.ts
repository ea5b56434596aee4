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
    add('check-application', 'Clio rejected this app’s credentials. Check its client ID, secret, and redirect URI.');
  }
  if (!budget.isUp) {
    add('wait-for-clio', 'Clio isn’t responding. Lists show the last synced data and will update automatically.');
  }
  const missing = new Set(scopes.filter(({ state }) => state === 'missing').map(({ scope }) => scope));
  for (const { trouble } of lists) if (trouble?.scope !== undefined) missing.add(trouble.scope);
  const needed = [...missing].filter(
    (scope) => NEEDED.includes(scope) || lists.some(({ trouble }) => trouble?.scope === scope),
  );
  if (needed.length > 0) {
    add(
      'ask-for-scope',
      `Missing permission: ${needed.join(', ')}. Enable it for this app in Clio’s developer portal, then sign out and sign in again.`,
    );
  }
  if (lists.some(({ trouble }) => trouble?.code === 'asleep')) {
    add('sign-in-again', 'No signed-in user can sync from Clio. Sign in again.');
  }
  if (firmConnection.state === 'lost') {
    add('reconnect-firm', 'Clio rejected the firm’s connection. An intake manager can reconnect it to resume sync.');
  }
  if (clock.ahead !== null && Math.abs(clock.ahead) > MAX_CLOCK_SKEW) {
    add(
      'set-clock',
      `The server’s clock and Clio’s are ${Math.abs(clock.ahead)} seconds apart. Sync the server’s clock with NTP.`,
    );
  }
  if (mirror === 'on' && lists.some(({ complete, trouble }) => !complete && trouble === null)) {
    add('wait-for-fill', 'First sync in progress. Lists and search show the records loaded so far.');
  }
  if (mirror === 'on' && firmConnection.state === 'none') {
    add(
      'connect-firm',
      'Sync pauses when no one is signed in. An intake manager can connect the firm to sync overnight.',
    );
  }
  return advice;

  function add(code: Advice['code'], words: string): void {
    advice.push({ code, words });
  }
}
