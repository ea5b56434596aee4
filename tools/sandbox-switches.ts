/**
 * `SANDBOX_SWITCHES` for a sandbox that stands behind a desk: the menus of its screens lead to that desk. Told at the start, since a
 * reset takes every switch back to it. What the environment says itself has the last word.
 * @param address where a browser finds the desk; one that makes no sense is for the BFF to refuse
 */
export function sandboxSwitches(address: string, { SANDBOX_SWITCHES = '' }: NodeJS.ProcessEnv): string {
  const origin = URL.parse(address)?.origin;
  return origin?.startsWith('http') ? `custom_action_origin=${origin},${SANDBOX_SWITCHES}` : SANDBOX_SWITCHES;
}
