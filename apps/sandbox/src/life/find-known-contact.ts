import type { Sql } from '../data/database/sql.ts';
import type { CallerDetails } from './choose-caller.ts';

interface Columns {
  id: number;
  name: string;
  emails: string;
  phone_numbers: string;
}

/**
 * Finds the contact that a caller is, as an attentive colleague would. It has the same email address, or the same phone
 * number and the same name. A shared phone number alone only means the same household.
 * @param not id of a contact to exclude
 * @returns the oldest such contact; null if there is none
 */
export function findKnownContact(sql: Sql, firm: number, caller: CallerDetails, not = 0): number | null {
  const email = caller.email?.toLowerCase() ?? null;
  const digits = lastDigits(caller.phone_number);
  const name = [caller.first_name, caller.last_name].filter(Boolean).join(' ').toLowerCase();
  if (email === null && digits === null) return null;
  const rows = sql.all<Columns>(
    `SELECT id, name, emails, phone_numbers FROM contacts WHERE firm_id = ? AND id <> ?
     AND (instr(search, ?) > 0 OR instr(search, ?) > 0) ORDER BY id`,
    firm,
    not,
    email,
    digits,
  );
  const same = rows.find(
    (row) =>
      listed(row.emails).some((known) => known.toLowerCase() === email) ||
      (row.name.toLowerCase() === name &&
        digits !== null &&
        listed(row.phone_numbers).some((known) => lastDigits(known) === digits)),
  );
  return same?.id ?? null;
}

function listed(list: string): string[] {
  return JSON.parse(list) as string[];
}

/** Without the country code, which only some notations have. */
function lastDigits(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, '').slice(-10) ?? '';
  return digits.length < 7 ? null : digits;
}
