import type { RequestBodyOf, OperationId } from '@intake-desk/grow-api/operations';
import type { QueryParameter } from '@intake-desk/grow-api/query';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { Switches } from '../behavior/switches.ts';
import type { Sql } from '../data/database/sql.ts';

/** The caller: an application on behalf of a person of a firm. */
export interface Caller {
  application: string;
  user: number;
  firm: number;
  scopes: ReadonlySet<Scope>;
}

/** One authorized and validated request, as passed to the handlers of `api/`. */
export interface Call<Body = unknown> {
  operation: OperationId;
  caller: Caller;
  /** Ids in the path, by their name in the template. An id that is too large is 0, which no record has. */
  ids: Readonly<Record<string, number>>;
  query: Readonly<Partial<Record<QueryParameter, string | string[]>>>;
  draft: Body;
  /** The current time in Grow's format. */
  time: string;
  /** @returns the absolute URL of this list at another cursor */
  link(pageToken: string): string;
  sql: Sql;
  switches: Switches;
}

/** JSON body of a successful response; undefined for 204. */
export type ResponseBody = { data: object; meta?: object } | undefined;

/** Part of the API: one handler per operation. */
export type Handlers<Ids extends OperationId> = { [Id in Ids]: (call: Call<RequestBodyOf<Id>>) => ResponseBody };
