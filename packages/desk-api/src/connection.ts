import type { Freshness } from './freshness.ts';

/** `GET /api/desk/connection`: what works, what does not, and what to do about it. */
export interface ConnectionView {
  data: {
    region: string;
    /** Key of the application at Clio, shortened: enough to tell two apart. */
    application: string;
    person: { id: string; name: string };
    firm: { id: string; name: string };
    /** `off`: every list is asked for at Clio as before. */
    mirror: 'on' | 'off';
    scopes: ScopeState[];
    clock: {
      /** Seconds by which Clio's clock is ahead of ours; null before Clio has answered. */
      ahead: number | null;
    };
    budget: { rate: number; waiting: number; expectedWait: number; pausedFor: number; isUp: boolean };
    lists: ({ list: MirroredList; records: number } & Freshness)[];
    firmConnection: FirmConnectionView;
    /** The last request that failed; null when none did since the start. */
    lastError: { code: string; at: string; list: MirroredList | null } | null;
    /** What to do now, most urgent first; empty when all is well. */
    advice: Advice[];
  };
}

export const MIRRORED_LISTS = [
  'untriaged',
  'ignored',
  'contacts',
  'matters',
  'users',
  'sources',
  'matter_types',
  'locations',
] as const;
export type MirroredList = (typeof MIRRORED_LISTS)[number];

/** What is known of one permission of this person's sign-in. Only an answer of Clio tells: its tokens do not say what they may. */
export interface ScopeState {
  scope: string;
  state: 'working' | 'missing' | 'unproven';
  /** When Clio last showed it. ISO 8601. */
  at: string | null;
}

/** The grant that keeps the mirror fresh while nobody is signed in. */
export interface FirmConnectionView {
  /** `lost`: it was connected, and Clio does not accept it any more. */
  state: 'connected' | 'none' | 'lost';
  /** Who connected it. */
  by: string | null;
  since: string | null;
  /** Whether the person who asks may connect and disconnect. */
  mayChange: boolean;
}

export interface Advice {
  /** Stable, for the screen to act on. */
  code:
    | 'sign-in-again'
    | 'ask-for-scope'
    | 'connect-firm'
    | 'reconnect-firm'
    | 'wait-for-clio'
    | 'set-clock'
    | 'wait-for-fill'
    | 'check-application';
  /** One or two sentences for people. */
  words: string;
}
