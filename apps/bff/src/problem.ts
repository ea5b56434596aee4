import type { Problem, ProblemCode } from '@intake-desk/desk-api/problem';

/** Default HTTP status and user-visible title of each problem code. */
const KINDS: Record<ProblemCode, readonly [status: number, title: string]> = {
  'bad-request': [400, 'This request was not understood. Nothing was sent to Clio.'],
  'body-too-large': [413, 'That is more text than can be sent at once.'],
  'unsupported-media-type': [415, 'Only JSON is accepted here.'],
  'missing-idempotency-key': [400, 'The request lacks the key that keeps it from being sent twice.'],
  'idempotency-key-reused': [422, 'This key already belongs to another request. Nothing was sent.'],
  'request-in-flight': [409, 'The same request is still on its way. Please wait a moment.'],
  'not-found': [404, 'There is nothing at this address.'],
  'method-not-allowed': [405, 'This cannot be done here.'],
  csrf: [403, 'This address is for the web app only.'],
  'cross-site': [403, 'Requests from other sites are refused.'],
  'not-signed-in': [401, 'You are not signed in.'],
  'session-expired': [401, 'Your session has ended. Sign in again; what you typed is kept.'],
  'other-person': [409, 'Another person has signed in here since this page was loaded. Nothing was saved.'],
  'firm-not-allowed': [403, 'This installation belongs to another firm.'],
  'not-intake-lead': [403, 'Only a lead of intake may do this.'],
  'triage-conflict': [409, 'Somebody was first. What they did is shown.'],
  'reasons-changed': [409, 'Somebody has changed the reasons since you opened them. Look at theirs first.'],
  'templates-changed': [409, 'Somebody has changed the templates since you opened them. Look at theirs first.'],
  'too-many-requests': [429, 'Too many tries in a short time. Please wait a minute.'],
  'grow-bad-request': [400, 'Clio did not understand this request.'],
  'grow-unauthorized': [401, 'Clio no longer accepts this sign-in. Sign in again.'],
  'grow-forbidden': [403, 'Clio does not allow you to do this.'],
  'grow-not-found': [404, 'Clio has no such record. It may have been removed, or you may not see it.'],
  'grow-unprocessable': [422, 'Clio did not accept this.'],
  'grow-rate-limited': [429, 'Clio asks us to slow down. Nothing was lost; please try again shortly.'],
  'grow-unavailable': [503, 'Clio does not answer at the moment. What you typed is kept; please try again shortly.'],
  'grow-timeout': [504, 'Clio took too long to answer. Please try again shortly.'],
  'grow-garbled': [502, 'Clio sent an answer that makes no sense. Please try again shortly.'],
  'grow-misconfigured': [503, 'Clio does not accept this installation. Please tell the person who runs it.'],
  'outcome-unknown': [502, 'Clio did not confirm. Check whether it was saved before you send it again.'],
  'not-saved': [409, 'Clio did not save this: it was looked for and is not there. You may send it again.'],
  'perhaps-saved': [
    409,
    'Clio did not confirm, but has an entry much like this: it may be saved. Check it before you send this again.',
  ],
  'click-not-confirmed': [403, 'This link works once and for 60 seconds. Go back to Clio and click again.'],
  'click-of-another-person': [403, 'In Clio, somebody else is signed in than here. The click was not used.'],
  'queue-full': [503, 'Many requests to Clio are waiting. Please try again shortly.'],
  'store-unavailable': [503, 'Our own database does not answer. You stay signed in; please try again shortly.'],
  'web-app-missing': [503, 'The web app is not built yet.'],
  internal: [500, 'Something went wrong on our side.'],
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
