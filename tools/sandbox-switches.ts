/**
 * Returns `SANDBOX_SWITCHES` for a sandbox behind a BFF: the menus of its screens link to that BFF. They are set at the
 * start, because a reset restores every switch to its initial value. Values of the environment take precedence.
 * @param address URL of the BFF for browsers; an invalid one is left to the BFF to reject
 */
export function sandboxSwitches(address: string, { SANDBOX_SWITCHES = '' }: NodeJS.ProcessEnv): string {
  const origin = URL.parse(address)?.origin;
  return origin?.startsWith('http') ? `custom_action_origin=${origin},${SANDBOX_SWITCHES}` : SANDBOX_SWITCHES;
}
