import { createRegionalFormatter } from './regional-formatter.ts';

const whole = createRegionalFormatter(({ locale }) => new Intl.NumberFormat(locale ?? undefined));
const plain = createRegionalFormatter(
  ({ locale }) => new Intl.NumberFormat(locale ?? undefined, { useGrouping: false, maximumFractionDigits: 20 }),
);
const money = createRegionalFormatter(
  ({ locale }) => new Intl.NumberFormat(locale ?? undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);

/** `1,200` */
export function formatNumber(value: number): string {
  return whole().format(value);
}

/** `20260.5`: in full precision, with the locale's decimal separator and without grouping. */
export function formatPlain(value: number): string {
  return plain().format(value);
}

/** `12,500.00`, without a currency sign: Grow does not report a firm's currency. */
export function formatAmount(value: number): string {
  return money().format(value);
}

/** Formats cents as an amount without a currency sign: Grow does not report a firm's currency. */
export function formatCents(cents: number): string {
  return money().format(cents / 100);
}
