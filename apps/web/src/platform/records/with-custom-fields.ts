import { asHttpProblem } from '#src/platform/http/http-problem.ts';

const FIELD = 'custom_field_values';

/**
 * Fetches a record with custom fields, or without them if this account may not read them. The record then lists them as
 * redacted, as Clio does with fields that it hides.
 * @param read fetches the record; `include` goes into the query
 */
export async function fetchWithCustomFields<Item extends { redacted_fields?: string[] | null | undefined }>(
  read: (include: string | undefined) => Promise<{ data: Item }>,
): Promise<Item> {
  try {
    return (await read(FIELD)).data;
  } catch (error) {
    const problem = asHttpProblem(error);
    if (problem.code !== 'grow-forbidden' || !problem.detail?.includes('custom_field')) throw error;
    const { data } = await read(undefined);
    return { ...data, redacted_fields: [...(data.redacted_fields ?? []), FIELD] };
  }
}
