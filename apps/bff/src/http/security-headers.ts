import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import { CONTENT_SECURITY_POLICY, CSP_REPORT_PATH } from './content-security-policy.ts';

const TWO_YEARS = 63_072_000;

/**
 * Sets the same headers on every response, errors included. They are constant, so helmet runs only once.
 * @see OWASP ASVS 5.0, 3.4
 */
export function securityHeaders(): RequestHandler {
  const headers = [
    ...helmetHeaders(),
    ['Reporting-Endpoints', `csp="${CSP_REPORT_PATH}"`],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'],
  ] as const;
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
}

function helmetHeaders(): [name: string, value: string][] {
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: { maxAge: TWO_YEARS, includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // For Internet Explorer 8 and Flash, which are obsolete.
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
  });
  const headers: [string, string][] = [];
  const recorder = {
    setHeader: (name: string, value: string) => headers.push([name, value]),
    removeHeader: () => undefined,
  };
  set({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    if (error !== undefined) throw error as Error;
  });
  return headers;
}
