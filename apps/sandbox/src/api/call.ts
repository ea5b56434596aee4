import type { RequestBodyOf, OperationId } from '@intake-desk/grow-api/operations';
import type { QueryParameter } from '@intake-desk/grow-api/query';
import type { Scope } from '@intake-desk/grow-api/scope';
import type { Switches } from '../behavior/switches.ts';
import type { Sql } from '../data/database/sql.ts';

/** Who calls: an application on behalf of a person of a firm. */
export interface Caller {
  application: string;
  user: number;
  firm: number;
  scopes: ReadonlySet<Scope>;
}

/** One authorised request, read and checked, as the handlers of `api/` see it. */
export interface Call<Body = unknown> {
  operation: OperationId;
  caller: Caller;
  /** The ids in the path, by their name in the template; one beyond what SQLite counts is 0, which no record has. */
  ids: Readonly<Record<string, number>>;
  query: Readonly<Partial<Record<QueryParameter, string | string[]>>>;
  draft: Body;
  /** Now, as Grow writes it. */
  time: string;
  /** @returns the absolute address of this list at another cursor */
  link(pageToken: string): string;
  sql: Sql;
  switches: Switches;
}

/** The JSON body of a success; nothing for 204. */
export type ResponseBody = { data: object; meta?: object } | undefined;

/** A part of the API: one handler per operation. */
export type Handlers<Ids extends OperationId> = { [Id in Ids]: (call: Call<RequestBodyOf<Id>>) => ResponseBody };
