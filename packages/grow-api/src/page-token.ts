/**
 * Allowed format of a token; tokens that are longer or have other characters are refused before they are sent anywhere.
 */
export const PAGE_TOKEN = /^[A-Za-z0-9_\-.=+/]{1,2048}$/;

/**
 * Extracts the opaque cursor from a paging link, whatever host the link names.
 * @param link absolute or relative address from `meta.paging.next`
 * @returns the token, or null if there is no link or no acceptable token in it
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
