import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { CONTENT_SECURITY_POLICY, CSP_REPORT_PATH } from './content-security-policy.ts';

const TWO_YEARS = 63_072_000;

/**
 * The same headers on every answer, errors included.
 * @see OWASP ASVS 5.0, 3.4
 */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
      strictTransportSecurity: { maxAge: TWO_YEARS, includeSubDomains: false },
      referrerPolicy: { policy: 'same-origin' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      response.set('Reporting-Endpoints', `csp="${CSP_REPORT_PATH}"`);
      response.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
      next();
    },
  ];
}
