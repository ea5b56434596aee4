/**
 * `GROW_WEB_URL` for a desk that stands before the sandbox: the screens that the sandbox has of its own, on the name under which a
 * browser takes it for another site. What the environment says itself has the last word.
 */
export function sandboxPages(port: string, { GROW_WEB_URL = '' }: NodeJS.ProcessEnv): string {
  if (GROW_WEB_URL !== '') return GROW_WEB_URL;
  return ['matter', 'contact', 'lead'].map((kind) => `${kind}=http://localhost:${port}/app/${kind}s/{id}`).join();
}
