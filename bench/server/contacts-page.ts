const ROWS = 60;
const FIRST = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fay'];
const LAST = ['Ashdown', 'Birch', 'Corley', 'Dunmore', 'Elsworth', 'Farrow', 'Gale'];

/**
 * Returns a page of sixty sample contacts, 27 KB, in Grow's envelope.
 * @param base URL of the API, for the link to the next page
 */
export function contactsPage(base: string): string {
  const data = Array.from({ length: ROWS }, (_, index) => contact(1001 + index));
  return JSON.stringify({ data, meta: { paging: { next: `${base}/contacts?page_token=MTA2MQ` } } });
}

function contact(id: number): object {
  const first = FIRST[id % FIRST.length] ?? '';
  const last = LAST[id % LAST.length] ?? '';
  const at = `2026-03-${String((id % 28) + 1).padStart(2, '0')}T10:15:30Z`;
  return {
    id,
    global_id: `01JQWE7RTY8XKPZB4NDVHMC${id.toString(32).toUpperCase().padStart(3, '0')}`,
    clio_id: id + 500_000,
    name: `${first} ${last}`,
    first_name: first,
    last_name: last,
    emails: [`${first}.${last}${id}@mail.example`.toLowerCase()],
    phone_numbers: [`+1207555${String(id).padStart(4, '0')}`],
    type: 'Person',
    status: 'Intake',
    matters: [{ id: id + 70_000 }],
    addresses: [{ street_1: `${id} Harbour Street`, city: 'Northport', state: 'ME', zip_code: '04000' }],
    created_at: at,
    updated_at: at,
    redacted_fields: [],
  };
}
