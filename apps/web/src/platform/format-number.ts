import { follows } from './formatter.ts';

const whole = follows(({ locale }) => new Intl.NumberFormat(locale ?? undefined));
const money = follows(
  ({ locale }) => new Intl.NumberFormat(locale ?? undefined, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
);

/** `1,200` */
export function formatNumber(value: number): string {
  return whole().format(value);
}

/** Cents as an amount without a currency sign: Grow does not say which currency a firm keeps its books in. */
export function formatCents(cents: number): string {
  return money().format(cents / 100);
}
