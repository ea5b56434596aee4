import type { User } from '@intake-desk/grow-api/user';
import { GrowApiError } from '../behavior/grow-api-error.ts';
import type { Handlers } from './call.ts';
import { listRecords } from './list-records.ts';

interface Columns {
  id: number;
  first_name: string | null;
  last_name: string | null;
  email: string;
  created_at: string;
  updated_at: string;
  firm_id: number;
  firm_name: string;
}

const SELECT = 'SELECT users.*, firms.name AS firm_name FROM users JOIN firms ON firms.id = users.firm_id';

/** Handlers of the firm's staff. @see Grow OpenAPI, listUsers, whoAmI */
export const users: Handlers<'listUsers' | 'whoAmI'> = {
  listUsers: (call) => listRecords<Columns>(call, { select: SELECT, table: 'users', conditions: [], render }),
  whoAmI: ({ caller, sql }) => {
    const row = sql.get<Columns>(`${SELECT} WHERE users.id = ?`, caller.user);
    if (row === undefined) throw new GrowApiError(401, 'The person of this access token is gone.');
    return { data: render(row) };
  },
};

function render({ firm_id, firm_name, ...row }: Columns): User {
  return { ...row, account: { id: firm_id, firm_name } };
}
