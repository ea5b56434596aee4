import type { SessionView } from '@intake-desk/desk-api/session';
import { afterEach, expect, it, vi } from 'vitest';
import { bindPageTo, pageHeaders } from './page-headers.ts';

const SIGNED_IN = { authenticated: true, personId: '501', firm: { id: '7', name: 'Harbor & Lane' } } as SessionView;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('names the person, and says after five minutes without input that the page is unattended', () => {
  vi.useFakeTimers();
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  bindPageTo(SIGNED_IN);
  expect(pageHeaders()).toEqual({ 'X-Person': '7/501' });
  vi.advanceTimersByTime(5 * 60_000 + 1);
  expect(pageHeaders()).toEqual({ 'X-Person': '7/501', 'X-Unattended': '1' });
  page.dispatchEvent(new Event('keydown'));
  expect(pageHeaders()).toEqual({ 'X-Person': '7/501' });
});
