import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity, type Finding } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStack, type Stack } from '../support/start-stack.ts';

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

/** Returns the findings of Google's evaluator about a policy, without its notes and praise. */
function weighty(policy: string): string[] {
  const light = new Set<Severity>([Severity.MEDIUM_MAYBE, Severity.STRICT_CSP, Severity.INFO, Severity.NONE]);
  const findings: Finding[] = new CspEvaluator(new CspParser(policy).csp).evaluate();
  return findings.filter(({ severity }) => !light.has(severity)).map(({ directive, value }) => `${directive} ${value}`);
}

test('27: csp_evaluator finds nothing severe in the policy of any response, and does in a weaker one', async () => {
  for (const target of ['/', '/matters/7', '/no/such/page', '/auth/session', '/auth/callback', '/actions/open']) {
    const { headers } = await stack.browser().ask(stack.url, target);
    const policy = String(headers['content-security-policy']);
    expect(policy, target).toContain("script-src 'self'");
    expect(weighty(policy), target).toEqual([]);
    for (const [strict, weak] of [
      ["script-src 'self'", "script-src 'self' 'unsafe-inline'"],
      ["script-src 'self'", 'script-src https:'],
      ["script-src 'self'", "script-src 'self' https://ajax.googleapis.com"],
    ] as const) {
      expect(weighty(policy.replace(strict, weak)), weak).not.toEqual([]);
    }
    expect(weighty('')).not.toEqual([]);
  }
});
