import { z } from 'zod/mini';
import type { Freshness } from './freshness.ts';

/** `GET /api/desk/connection`: what works, what does not, and what to do about it. */
export interface ConnectionView {
  data: {
    region: string;
    /** Key of the application at Clio, shortened: enough to tell two apart. */
    application: string;
    person: { id: string; name: string };
    firm: { id: string; name: string };
    /** `off`: every list is fetched from Clio directly. */
    mirror: 'on' | 'off';
    scopes: ScopeState[];
    clock: {
      /** Seconds by which Clio's clock is ahead of ours; null before Clio's first response. */
      ahead: number | null;
    };
    budget: { rate: number; waiting: number; expectedWait: number; pausedFor: number; isUp: boolean };
    lists: ({ list: MirroredList; records: number } & UnreadableRecords & Freshness)[];
    firmConnection: FirmConnectionView;
    /** The last request that failed; null if none has failed since the start. */
    lastError: { code: string; at: string; list: MirroredList | null } | null;
    /** What to do now, most urgent first; empty if there is nothing. */
    advice: Advice[];
  };
}

/** Records of a list in which Clio sent values of an unexpected type. */
export interface UnreadableRecords {
  /** Shown without those values. */
  incomplete: number;
  /** Not shown, because no number can hold the id. */
  leftOut: number;
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

/**
 * State of one permission of this person's sign-in. It is learned from Clio's responses, since its tokens do not list
 * their scopes.
 */
export interface ScopeState {
  scope: string;
  state: 'working' | 'missing' | 'unproven';
  /** When Clio's responses last confirmed it. ISO 8601. */
  at: string | null;
}

/** The grant that keeps the mirror fresh while no one is signed in. */
export interface FirmConnectionView {
  /** `lost`: it was connected, and Clio no longer accepts it. */
  state: 'connected' | 'none' | 'lost';
  /** Person who connected it. */
  by: string | null;
  since: string | null;
  /** Whether the caller may connect and disconnect it. */
  mayChange: boolean;
}

export interface Advice {
  /** Stable, for the web app to act on. */
  code:
    | 'sign-in-again'
    | 'ask-for-scope'
    | 'connect-firm'
    | 'reconnect-firm'
    | 'wait-for-clio'
    | 'set-clock'
    | 'wait-for-fill'
    | 'check-application';
  /** One or two sentences for the user. */
  words: string;
}

/** `POST /api/desk/connection/firm`. `returnTo`: own-origin path that the browser opens afterwards. */
export const connectFirmBody = z.object({ returnTo: z.optional(z.string()) });

/** The URL at Clio that the browser opens to connect the firm. */
export interface ConnectFirmAnswer {
  data: { location: string };
}
