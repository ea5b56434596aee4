import express, { Router } from 'express';
import { rateLimit } from 'express-rate-limit';
import type { Logger } from 'pino';
import { z } from 'zod/mini';
import { CSP_REPORT_PATH } from './content-security-policy.ts';

const TYPES = ['application/csp-report', 'application/reports+json', 'application/json'];

const oldForm = z.object({
  'csp-report': z.looseObject({
    'effective-directive': z.optional(z.string()),
    'violated-directive': z.optional(z.string()),
  }),
});
const newForm = z.array(
  z.looseObject({ body: z.optional(z.looseObject({ effectiveDirective: z.optional(z.string()) })) }),
);

/**
 * `POST /api/csp-report`: logs violations that browsers report. Only the directive's name is logged, since URLs can
 * contain ids.
 */
export function cspReport(log: Logger): Router {
  const router = Router({ strict: true, caseSensitive: true });
  router.post(
    '/csp-report',
    rateLimit({
      windowMs: 60_000,
      limit: 60,
      standardHeaders: false,
      legacyHeaders: false,
      validate: { xForwardedForHeader: false, forwardedHeader: false },
      handler: (_request, response) => void response.status(429).end(),
    }),
    express.json({ limit: 8192, inflate: false, type: TYPES }),
    (request, response) => {
      response.locals['route'] = CSP_REPORT_PATH;
      for (const directive of directives(request.body)) {
        log.warn({ event: 'csp-violation', directive }, 'content security policy violated');
      }
      response.status(204).end();
    },
  );
  return router;
}

function directives(body: unknown): string[] {
  const legacy = oldForm.safeParse(body);
  const modern = newForm.safeParse(body);
  const named = legacy.success
    ? [legacy.data['csp-report']['effective-directive'] ?? legacy.data['csp-report']['violated-directive']]
    : modern.success
      ? modern.data.slice(0, 20).map((report) => report.body?.effectiveDirective)
      : [];
  return named.map((name) => /^[a-z-]{1,40}/.exec(name ?? '')?.[0] ?? 'unknown');
}
