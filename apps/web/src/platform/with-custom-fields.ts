import { asHttpProblem } from './http-problem.ts';

/**
 * Asks with custom fields, and without them where this sign-in may not read those: the rest of the record is worth having.
 * @param read asks for the record; `include` goes into the query
 */
export async function withCustomFields<Result>(
  read: (include: string | undefined) => Promise<Result>,
): Promise<Result> {
  try {
    return await read('custom_field_values');
  } catch (error) {
    const problem = asHttpProblem(error);
    if (problem.code !== 'grow-forbidden' || !problem.detail?.includes('custom_field')) throw error;
    return read(undefined);
  }
}
