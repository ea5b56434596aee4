import { z } from 'zod/mini';

/** Records on a full page, unless Grow says otherwise. Code must not depend on it. @see Clio developer documentation, "Pagination" */
export const PAGE_SIZE = 200;

/**
 * Links to the neighbouring pages: absolute addresses, absent or null where there is none. Never fetch them as given:
 * take `page_token` out (see {@link pageToken}) and ask the configured base.
 * @see Clio developer documentation, "Pagination"
 */
export const paging = z.looseObject({ next: z.nullish(z.string()), previous: z.nullish(z.string()) });
export type Paging = z.infer<typeof paging>;

/** The envelope of a single resource. */
export function one<Item extends z.ZodMiniType>(item: Item) {
  return z.looseObject({ data: item });
}

/** The envelope of a list, ascending by id. */
export function page<Item extends z.ZodMiniType>(item: Item) {
  return z.looseObject({
    data: z.array(item),
    meta: z.optional(z.looseObject({ paging: z.optional(paging) })),
  });
}
export type Page<Item> = { data: Item[]; meta?: { paging?: Paging | undefined } | undefined };

/** Characters that a token may have; longer or stranger ones are refused before they travel anywhere. */
export const PAGE_TOKEN = /^[A-Za-z0-9_\-.=+/]{1,2048}$/;

/**
 * The opaque cursor inside a paging link, whatever host the link names.
 * @param link absolute or relative address from `meta.paging.next`
 * @returns the token, or null when there is no link or no acceptable token in it
 */
export function pageToken(link: string | null | undefined): string | null {
  const encoded = /[?&]page_token=([^&#]*)/.exec(link ?? '')?.[1];
  if (encoded === undefined) return null;
  try {
    const token = decodeURIComponent(encoded);
    return PAGE_TOKEN.test(token) ? token : null;
  } catch {
    return null;
  }
}
