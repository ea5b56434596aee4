import type { CountryCode } from 'libphonenumber-js/min';
import type { Config } from '../../config/config.ts';

/** Where telephone numbers without a country's code are at home, by Clio's region. The European one serves the British Isles first of all. */
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
