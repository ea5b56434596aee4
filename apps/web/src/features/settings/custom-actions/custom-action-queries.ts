import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { growGet } from '#src/platform/http/grow.ts';
import { growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { customActionTexts } from '#src/texts/settings/settings.ts';

/** Label lengths that Clio accepts. @see Grow OpenAPI, createCustomAction */
export const LABEL_LENGTH = { least: 6, most: 32 } as const;

export const customActionPages = growPagesOptions<CustomAction>(['custom-actions'], (page_token, signal) =>
  growGet('/custom_actions', { query: { page_token }, signal }),
);

/** Returns what is wrong with each field of a draft; null where nothing is. */
export function validateCustomAction(label: string, address: string): { label: string | null; address: string | null } {
  // Like Clio's validation: UTF-16 code units of the text as sent.
  const { length } = label.trim();
  return {
    label:
      length < LABEL_LENGTH.least || length > LABEL_LENGTH.most
        ? customActionTexts.labelFault(
            formatNumber(LABEL_LENGTH.least),
            formatNumber(LABEL_LENGTH.most),
            formatNumber(length),
          )
        : null,
    address: isHttps(address.trim()) ? null : customActionTexts.addressFault,
  };
}

function isHttps(address: string): boolean {
  return address.startsWith('https://') && URL.canParse(address);
}
