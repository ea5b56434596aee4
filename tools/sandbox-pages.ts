/**
 * Returns `GROW_WEB_URL` for a BFF in front of the sandbox: the sandbox's own screens, on a host name that browsers
 * treat as another site. A value of the environment takes precedence.
 */
export function sandboxPages(port: string, { GROW_WEB_URL = '' }: NodeJS.ProcessEnv): string {
  if (GROW_WEB_URL !== '') return GROW_WEB_URL;
  return ['matter', 'contact', 'lead'].map((kind) => `${kind}=http://localhost:${port}/app/${kind}s/{id}`).join();
}
