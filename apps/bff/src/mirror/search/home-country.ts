import type { CountryCode } from 'libphonenumber-js/min';
import type { Config } from '../../config/config.ts';

/**
 * Default country of phone numbers without a country code, by Clio's region. The European region mainly serves the
 * British Isles.
 */
export function homeCountry(region: Config['grow']['region']): CountryCode {
  switch (region) {
    case 'eu':
      return 'GB';
    case 'ca':
      return 'CA';
    case 'au':
      return 'AU';
    case 'us':
    case 'sandbox':
      return 'US';
  }
}
