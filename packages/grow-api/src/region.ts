/**
 * Where a firm's data is stored; credentials and tokens of one region are invalid in another.
 * @see Clio developer documentation, "Regions"
 */
export const REGIONS = ['us', 'eu', 'ca', 'au'] as const;
export type Region = (typeof REGIONS)[number];

/**
 * Returns the two hosts of a region.
 * @returns `api`: base of the REST paths, without a trailing slash; `auth`: base of `/oauth/*`
 */
export function regionHosts(region: Region): { api: string; auth: string } {
  const prefix = region === 'us' ? '' : `${region}.`;
  return { api: `https://${prefix}api.clio.com/grow`, auth: `https://${prefix}auth.api.clio.com` };
}
