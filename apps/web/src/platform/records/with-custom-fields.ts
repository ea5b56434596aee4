import { asHttpProblem } from '#src/platform/http/http-problem.ts';

const FIELD = 'custom_field_values';

/**
 * Asks with custom fields, and without them where this sign-in may not read those: the rest of the record is worth having. The record
 * then says that they are hidden, as Clio says it of fields that it hides by itself.
 * @param read asks for the record; `include` goes into the query
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
