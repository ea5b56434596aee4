/**
 * Hashes of inline styles that a library of the web app adds to the page, each with its reason; ideally empty. Format:
 * `'sha256-…'`.
 */
export const EXTRA_STYLE_HASHES: readonly string[] = [];

export const CSP_REPORT_PATH = '/api/csp-report';

/**
 * Policy of all pages: they load only files of this origin.
 * @see https://www.w3.org/TR/CSP3/
 */
export const CONTENT_SECURITY_POLICY = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", ...EXTRA_STYLE_HASHES],
  'img-src': ["'self'"],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'manifest-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'require-trusted-types-for': ["'script'"],
  'report-uri': [CSP_REPORT_PATH],
  'report-to': ['csp'],
};
