import { createHash } from 'node:crypto';
import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

const SCRIPT = "document.documentElement.dataset.theme = 'dark'";
const page = (script: string) => `<!doctype html>
<title>Desk</title><script>${script}</script><script type="module" src="/assets/app-1234abcd.js"></script>`;
const hashOf = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

let stack: Stack;
let dist: string;
beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'intake-desk-page-'));
  await writeFile(join(dist, 'index.html'), page(SCRIPT));
  stack = await startStack({ WEB_DIST: dist });
});
afterAll(async () => {
  await stack.stop();
  await rm(dist, { recursive: true });
});

async function scriptsAllowed(target: string): Promise<string> {
  const { headers } = await stack.browser().ask(stack.url, target);
  return /script-src ([^;]*)/.exec(String(headers['content-security-policy']))?.[1] ?? '';
}

test('27: a page allows the inline scripts of the build by their hash, and no other response does', async () => {
  for (const target of ['/', '/matters/7', '/no/such/page', '/actions/open']) {
    expect(await scriptsAllowed(target), target).toBe(`'self' ${hashOf(SCRIPT)}`);
  }
  for (const target of ['/auth/session', '/assets/none.js', '/api/desk/leads']) {
    expect(await scriptsAllowed(target), target).toBe("'self'");
  }
});

test('27: csp_evaluator finds nothing severe in the policy of a page with inline scripts', async () => {
  const { headers } = await stack.browser().ask(stack.url, '/');
  const light = new Set<Severity>([Severity.MEDIUM_MAYBE, Severity.STRICT_CSP, Severity.INFO, Severity.NONE]);
  const findings = (policy: string) =>
    new CspEvaluator(new CspParser(policy).csp).evaluate().filter(({ severity }) => !light.has(severity));
  const policy = String(headers['content-security-policy']);
  expect(policy).not.toContain('unsafe');
  expect(findings(policy)).toEqual([]);
  expect(findings(policy.replace("script-src 'self'", 'script-src https:'))).not.toEqual([]);
});

test('a page that is rebuilt is allowed its new scripts, and no longer the old ones', async () => {
  const file = join(dist, 'index.html');
  await writeFile(file, page('let other = 1;'));
  await utimes(file, new Date(), new Date(Date.now() + 5_000));
  expect(await scriptsAllowed('/')).toBe(`'self' ${hashOf('let other = 1;')}`);
});
