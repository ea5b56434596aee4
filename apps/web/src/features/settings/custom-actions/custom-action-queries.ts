import type { CustomAction } from '@intake-desk/grow-api/custom-action';
import { ACTION_LABEL_LENGTH } from '@intake-desk/grow-api/limits';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { growGet } from '#src/platform/http/grow.ts';
import { growPagesOptions } from '#src/platform/lists/grow-pages.ts';
import { customActionTexts } from '#src/texts/settings/settings.ts';

export const customActionPages = growPagesOptions<CustomAction>(['custom-actions'], (page_token, signal) =>
  growGet('/custom_actions', { query: { page_token }, signal }),
);

/** Returns what is wrong with each field of a draft; null where nothing is. */
export function validateCustomAction(label: string, address: string): { label: string | null; address: string | null } {
  // Like Clio's validation: UTF-16 code units of the text as sent.
  const { length } = label.trim();
  return {
    label:
      length < ACTION_LABEL_LENGTH.min || length > ACTION_LABEL_LENGTH.max
        ? customActionTexts.labelFault(
            formatNumber(ACTION_LABEL_LENGTH.min),
            formatNumber(ACTION_LABEL_LENGTH.max),
            formatNumber(length),
          )
        : null,
    address: isHttps(address.trim()) ? null : customActionTexts.addressFault,
  };
}

function isHttps(address: string): boolean {
  return address.startsWith('https://') && URL.canParse(address);
}
