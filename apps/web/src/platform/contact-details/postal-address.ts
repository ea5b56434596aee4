import type { Address } from '@intake-desk/grow-api/address';

/** Formats a postal address on one line. */
export function addressLine(address: Address | null | undefined): string {
  if (!address) return '';
  const town = [address.city, [address.province, address.postal_code].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');
  return [address.street, town, address.country].filter(Boolean).join(', ');
}
