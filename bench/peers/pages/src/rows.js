export const ROW = 56;

/**
 * Fetches a page of leads, as each peer does.
 * @returns `{ data, total, next }`
 */
export async function readPage(cursor) {
  const response = await fetch(`/api/leads${cursor === null ? '' : `?cursor=${cursor}`}`);
  return response.json();
}

export function nameOf(lead) {
  return [lead.first_name, lead.last_name].filter(Boolean).join(' ') || 'Unknown caller';
}

export function lineOf(lead) {
  return `${lead.marketing_source?.name ?? 'No source'} ${lead.phone_number ?? lead.email ?? ''}`;
}
