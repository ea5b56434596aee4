import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { z } from 'zod/mini';
import { REGIONS, regionHosts } from '@intake-desk/grow-api/region';
import { SCOPES } from '@intake-desk/grow-api/scope';
import { ConfigError } from './config-error.ts';
import { parseRecordPageUrls, type RecordPageUrls } from './record-page-urls.ts';
import { sandboxSecrets } from './sandbox-secrets.ts';
import type { DataKey } from '../crypto/cipher.ts';

/** All settings from the environment, validated. */
export interface Config {
  host: string;
  /** 0: any free port. */
  port: number;
  dataDir: string;
  /** The PostgreSQL database that takes the place of the files in `dataDir`; null: SQLite. */
  postgres: { url: string; directUrl: string } | null;
  webDist: string;
  /** Origin of the server as browsers see it, without a trailing slash. */
  publicUrl: string;
  /** False if `publicUrl` was derived from the port. */
  publicUrlGiven: boolean;
  grow: {
    region: (typeof REGIONS)[number] | 'sandbox';
    apiUrl: string;
    authUrl: string;
    clientId: string;
    clientSecret: string;
    scopes: readonly string[];
    /** Requests per second for all users together; 0 disables pacing. */
    rateLimit: number;
    /** URL templates of Grow's own record pages, by kind; no links are shown for a kind that is missing. */
    pages: RecordPageUrls;
  };
  /** The first one signs and seals; all of them verify and open. */
  sessionSecrets: readonly string[];
  tokenKeys: readonly DataKey[];
  /** Clio account ids; empty: the first firm to sign in owns the installation. */
  allowedFirms: readonly string[];
  /** Email addresses in lower case; if empty, every user in the sandbox and none elsewhere. */
  intakeManagers: readonly string[];
  /** Who may save contacts and matters as a file: Clio allows it only to its administrators. */
  csvExport: 'managers' | 'everyone';
  /** True if lists are served from the local mirror; otherwise each list is requested from Clio. */
  mirror: boolean;
  /** Addresses, CIDR ranges and `loopback`: the proxies that are trusted to report a client's address. */
  trustProxy: readonly string[];
  /** Bound to loopback only; null: metrics are not served. */
  metricsPort: number | null;
  /** Retention of audit log rows. */
  auditDays: number;
  session: { idleSeconds: number; absoluteSeconds: number };
}

export type Environment = Readonly<Record<string, string | undefined>>;

const whole = (lowest: number, highest: number) =>
  z.pipe(
    z.string().check(z.regex(/^\d{1,9}$/)),
    z.pipe(z.transform(Number), z.int().check(z.minimum(lowest), z.maximum(highest))),
  );
const address = z.string().check(
  z.refine((text) => /^https?:$/.test(URL.parse(text)?.protocol ?? '')),
  z.overwrite((text) => text.replace(/\/+$/, '')),
);
const origin = address.check(z.refine((text) => URL.parse(text)?.origin === text.toLowerCase()));
const list = z.pipe(
  z.string(),
  z.transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  ),
);

const postgresUrl = z.string().check(z.refine((text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '')));

/** Schema of each environment variable, with a description for error messages. */
export const VARIABLES = {
  PORT: [whole(0, 65_535), 'a port number'],
  HOST: [z.string().check(z.minLength(1)), 'a host name or address'],
  DATA_DIR: [z.string().check(z.minLength(1)), 'a directory'],
  DATABASE_URL: [postgresUrl, 'a postgres:// address'],
  DATABASE_DIRECT_URL: [postgresUrl, 'a postgres:// address'],
  WEB_DIST: [z.string().check(z.minLength(1)), 'a directory'],
  PUBLIC_URL: [origin, 'scheme, host and port only, such as https://desk.example.com'],
  GROW_REGION: [z.enum([...REGIONS, 'sandbox']), `one of ${REGIONS.join(', ')}, sandbox`],
  GROW_API_URL: [address, 'an http(s) address'],
  GROW_AUTH_URL: [address, 'an http(s) address'],
  GROW_CLIENT_ID: [z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/)), 'the key of your Clio application'],
  GROW_CLIENT_SECRET: [z.string().check(z.regex(/^[\x21-\x7e]{1,512}$/)), 'the secret of your Clio application'],
  GROW_SCOPES: [
    z
      .string()
      .check(z.refine((text) => text.split(/[\s,]+/).every((scope) => (SCOPES as readonly string[]).includes(scope)))),
    'scopes of Grow, separated by spaces',
  ],
  GROW_RATE_LIMIT: [whole(0, 1000), 'requests a second, 0 for no limit'],
  GROW_WEB_URL: [
    z.pipe(
      z.string().check(z.refine((text) => parseRecordPageUrls(text) !== null)),
      z.transform((text) => parseRecordPageUrls(text) ?? {}),
    ),
    'https addresses with one {id} after the host, such as https://grow.clio.com/matters/{id}, or several as matter=…,contact=…,lead=…',
  ],
  SESSION_SECRETS: [list, 'secrets of at least 32 characters, separated by commas'],
  TOKEN_KEYS: [list, '`id:base64` of 32 bytes each, separated by commas'],
  ALLOWED_FIRMS: [
    list.check(z.refine((ids) => ids.every((id) => /^\d{1,19}$/.test(id)))),
    'account ids, separated by commas',
  ],
  INTAKE_LEADS: [
    list.check(z.refine((emails) => emails.every((email) => /^[^\s@]+@[^\s@]+$/.test(email)))),
    'email addresses, separated by commas',
  ],
  CSV_EXPORT: [z.enum(['managers', 'everyone']), 'managers or everyone'],
  MIRROR: [z.enum(['on', 'off']), 'on or off'],
  TRUST_PROXY: [list.check(z.refine((items) => items.every(isNetwork))), 'addresses, CIDR ranges or loopback'],
  METRICS_PORT: [whole(1, 65_535), 'a port number; leave it out for no metrics'],
  AUDIT_DAYS: [whole(1, 36_500), 'days between 1 and 36500'],
  SESSION_IDLE_SECONDS: [whole(60, 86_400), 'seconds between 60 and 86400'],
  SESSION_ABSOLUTE_SECONDS: [whole(60, 604_800), 'seconds between 60 and 604800'],
  SANDBOX_PORT: [whole(0, 65_535), 'a port number'],
} as const satisfies Record<string, readonly [z.ZodMiniType, string]>;
type Name = keyof typeof VARIABLES;
type Value<Key extends Name> = z.output<(typeof VARIABLES)[Key][0]>;

/** Variables that a real region requires, each with a hint on how to generate it. */
const REQUIRED: readonly [Name, string][] = [
  ['GROW_CLIENT_ID', ''],
  ['GROW_CLIENT_SECRET', ''],
  ['PUBLIC_URL', ''],
  ['SESSION_SECRETS', ' (make one with: openssl rand -base64 32)'],
  ['TOKEN_KEYS', ' (make one with: echo "k1:$(openssl rand -base64 32)")'],
];
const PLACEHOLDER = /change.?me|placeholder|example|secret|password|default|^(.)\1*$/i;

/**
 * Reads and validates all settings; no other module reads them from the environment.
 * @throws ConfigError with a one-line message that names each invalid variable and shows no value
 */
export function readConfig(environment: Environment = process.env): Config {
  const region = read('GROW_REGION') ?? 'sandbox';
  const real = region === 'sandbox' ? null : regionHosts(region);
  if (real !== null) refuseMissing();

  const dataDir = resolve(read('DATA_DIR') ?? '.data');
  const port = read('PORT') ?? 3000;
  const host = read('HOST') ?? '127.0.0.1';
  const publicUrl = read('PUBLIC_URL');
  if (real !== null && !publicUrl?.startsWith('https://')) {
    throw new ConfigError('PUBLIC_URL must begin with https:// when GROW_REGION is not sandbox.');
  }
  const sandboxPort = read('SANDBOX_PORT') ?? 4000;
  const firstRun = real === null ? sandboxSecrets(dataDir, makeSecrets) : null;
  const tokenKeys = keyRing(read('TOKEN_KEYS')) ?? firstRun?.tokenKeys.map(parseKey);

  return {
    host,
    port,
    dataDir,
    postgres: postgresAddress(),
    webDist: resolve(read('WEB_DIST') ?? resolve(import.meta.dirname, '../../../web/dist')),
    publicUrl: publicUrl ?? `http://127.0.0.1:${port}`,
    publicUrlGiven: publicUrl !== undefined,
    grow: {
      region,
      apiUrl: read('GROW_API_URL') ?? real?.api ?? `http://127.0.0.1:${sandboxPort}/grow`,
      authUrl: read('GROW_AUTH_URL') ?? real?.auth ?? `http://localhost:${sandboxPort}`,
      clientId: read('GROW_CLIENT_ID') ?? 'intake-desk',
      clientSecret: read('GROW_CLIENT_SECRET') ?? 'sandbox-secret',
      scopes: read('GROW_SCOPES')?.split(/[\s,]+/) ?? SCOPES,
      rateLimit: read('GROW_RATE_LIMIT') ?? 3,
      pages: read('GROW_WEB_URL') ?? {},
    },
    sessionSecrets: goodSecrets(read('SESSION_SECRETS')) ?? firstRun?.sessionSecrets ?? [],
    tokenKeys: tokenKeys ?? [],
    allowedFirms: read('ALLOWED_FIRMS') ?? [],
    intakeManagers: (read('INTAKE_LEADS') ?? []).map((email) => email.toLowerCase()),
    csvExport: read('CSV_EXPORT') ?? 'managers',
    mirror: read('MIRROR') !== 'off',
    trustProxy: read('TRUST_PROXY') ?? [],
    metricsPort: read('METRICS_PORT') ?? null,
    auditDays: read('AUDIT_DAYS') ?? 365,
    // Staff work all day with pauses: an abandoned screen expires after two hours, a stolen cookie after a working day.
    session: {
      idleSeconds: read('SESSION_IDLE_SECONDS') ?? 2 * 3600,
      absoluteSeconds: read('SESSION_ABSOLUTE_SECONDS') ?? 12 * 3600,
    },
  };

  function read<Key extends Name>(name: Key): Value<Key> | undefined {
    const text = environment[name]?.trim();
    if (text === undefined || text === '') return undefined;
    const [schema, description] = VARIABLES[name];
    const result = schema.safeParse(text);
    if (!result.success) throw new ConfigError(`${name} must be ${description}.`);
    return result.data as Value<Key>;
  }

  function postgresAddress(): Config['postgres'] {
    const url = read('DATABASE_URL');
    const directUrl = read('DATABASE_DIRECT_URL');
    if (url === undefined && directUrl !== undefined)
      throw new ConfigError('DATABASE_DIRECT_URL also needs DATABASE_URL.');
    return url === undefined ? null : { url, directUrl: directUrl ?? url };
  }

  function refuseMissing(): void {
    const missing = REQUIRED.filter(([name]) => (environment[name]?.trim() ?? '') === '');
    if (missing.length === 0) return;
    const names = missing.map(([name, hint]) => `${name}${hint}`).join(', ');
    throw new ConfigError(`GROW_REGION=${region} also needs these variables: ${names}.`);
  }
}

/** True for `loopback`, an address or a CIDR range. A prefix length of 0 is invalid: it would trust every client. */
function isNetwork(text: string): boolean {
  if (text === 'loopback') return true;
  const [address = '', length, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (length === undefined) return true;
  return /^\d{1,3}$/.test(length) && Number(length) >= 1 && Number(length) <= (version === 4 ? 32 : 128);
}

function goodSecrets(secrets: readonly string[] | undefined): readonly string[] | undefined {
  if (secrets?.some((secret) => secret.length < 32 || PLACEHOLDER.test(secret)) === true || secrets?.length === 0) {
    throw new ConfigError(
      'SESSION_SECRETS must be secrets of at least 32 characters that are not placeholders (openssl rand -base64 32).',
    );
  }
  return secrets;
}

function keyRing(entries: readonly string[] | undefined): readonly DataKey[] | undefined {
  if (entries === undefined) return undefined;
  const keys = entries.map(parseKey);
  if (keys.length === 0 || new Set(keys.map(({ id }) => id)).size !== keys.length) {
    throw new ConfigError('TOKEN_KEYS must name at least one key and no id twice.');
  }
  return keys;
}

function parseKey(entry: string): DataKey {
  const [, id, base64 = ''] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]+=*)$/.exec(entry) ?? [];
  const key = Buffer.from(base64, 'base64');
  if (id === undefined || key.length !== 32 || new Set(key).size < 8) {
    throw new ConfigError(
      'TOKEN_KEYS must be `id:base64` of 32 random bytes each (echo "k1:$(openssl rand -base64 32)").',
    );
  }
  return { id, key };
}

function makeSecrets() {
  return {
    sessionSecrets: [randomBytes(32).toString('base64')],
    tokenKeys: [`k1:${randomBytes(32).toString('base64')}`],
  };
}
