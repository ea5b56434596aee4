import type { Problem, ProblemCode } from '@intake-desk/desk-api/problem';

/** Default HTTP status and user-visible title of each problem code. */
const KINDS: Record<ProblemCode, readonly [status: number, title: string]> = {
  'bad-request': [400, 'Invalid request. Nothing was sent to Clio.'],
  'body-too-large': [413, 'This text is too long to send.'],
  'unsupported-media-type': [415, 'Only JSON is accepted.'],
  'missing-idempotency-key': [400, 'The request has no idempotency key.'],
  'idempotency-key-reused': [422, 'This idempotency key was used for another request. Nothing was sent.'],
  'request-in-flight': [409, 'The same request is still being processed. Wait a moment.'],
  'not-found': [404, 'Not found.'],
  'method-not-allowed': [405, 'Not allowed.'],
  csrf: [403, 'This address is for the web app only.'],
  'cross-site': [403, 'Requests from other sites are not allowed.'],
  'not-signed-in': [401, 'You’re not signed in.'],
  'session-expired': [401, 'Your session has ended. Sign in again; your drafts are saved.'],
  'other-person': [409, 'Another person has signed in here since this page was loaded. Nothing was saved.'],
  'firm-not-allowed': [403, 'This installation belongs to another firm.'],
  'not-intake-lead': [403, 'Only an intake manager can do this.'],
  'triage-conflict': [409, 'A colleague already changed this lead.'],
  'reasons-changed': [409, 'A colleague changed the reasons. Review their changes first.'],
  'templates-changed': [409, 'A colleague changed the templates. Review their changes first.'],
  'too-many-requests': [429, 'Too many attempts. Try again in a minute.'],
  'grow-bad-request': [400, 'Clio rejected this request as invalid.'],
  'grow-unauthorized': [401, 'Clio no longer accepts your session. Sign in again.'],
  'grow-forbidden': [403, 'You don’t have permission to do this in Clio.'],
  'grow-not-found': [404, 'Not found in Clio. It may have been deleted, or you may not have access.'],
  'grow-unprocessable': [422, 'Clio didn’t accept this.'],
  'grow-rate-limited': [429, 'Clio is limiting requests. Nothing was lost. Try again shortly.'],
  'grow-unavailable': [503, 'Clio isn’t responding. Your drafts are saved. Try again shortly.'],
  'grow-timeout': [504, 'Clio took too long to respond. Try again shortly.'],
  'grow-garbled': [502, 'Unexpected response from Clio. Try again shortly.'],
  'grow-misconfigured': [503, 'Clio rejected this app’s credentials. Contact your administrator.'],
  'outcome-unknown': [502, 'Clio didn’t confirm. Check before sending again.'],
  'not-saved': [409, 'Clio didn’t save this. You can send it again.'],
  'perhaps-saved': [409, 'Clio didn’t confirm, but has a similar entry. Check it before sending again.'],
  'click-not-confirmed': [403, 'This link works once, for 60 seconds. Go back to Clio and click it again.'],
  'click-of-another-person': [403, 'You’re signed in to Clio as someone else.'],
  'queue-full': [503, 'Too many requests to Clio are queued. Try again shortly.'],
  'store-unavailable': [503, 'Database unavailable. You’re still signed in. Try again shortly.'],
  'web-app-missing': [503, 'The web app is not built yet.'],
  internal: [500, 'Something went wrong in Intake Desk.'],
};

interface Extras {
  status?: number;
  title?: string;
  /** Shown to users; never unchecked upstream text. */
  detail?: string | undefined;
  /** Seconds. */
  retryAfter?: number | undefined;
  /** Extension members of the body; safe to show to any client. @see RFC 9457 §3.2 */
  members?: Readonly<Record<string, unknown>>;
  /** For the log only. */
  cause?: unknown;
}

/**
 * An error whose code, status and title may be shown to users.
 * @see RFC 9457
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: ProblemCode, extras: Extras = {}) {
    super(code, { cause: extras.cause });
    const [status, title] = KINDS[code];
    this.name = 'ProblemError';
    this.code = code;
    this.status = extras.status ?? status;
    this.title = extras.title ?? title;
    this.detail = extras.detail;
    this.retryAfter = extras.retryAfter;
    this.members = extras.members ?? {};
  }

  /** Returns the body of the response. */
  toProblem(requestId: string): Problem {
    return {
      ...this.members,
      type: 'about:blank',
      title: this.title,
      status: this.status,
      code: this.code,
      requestId,
      ...(this.detail === undefined ? {} : { detail: this.detail }),
      ...(this.retryAfter === undefined ? {} : { retryAfter: this.retryAfter }),
    };
  }
}
