import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { isLeaderTab, subscribeToEvents } from '#src/platform/live/live-events.ts';
import { notificationPreferences, notificationPermission } from '#src/platform/preferences/notification-preferences.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';

/** One notice at a time: a later one takes the place of the one before. */
const TAG = 'intake-desk new leads';

/**
 * Tells of new leads outside the desk's window, for whoever wants that. One tab of the browser does so, and only while it is not the
 * window in front.
 * @returns stops
 */
export function notifyAboutNewLeads(): () => void {
  let untold = 0;
  let shown: Notification | undefined;
  const stop = subscribeToEvents((event) => {
    if (event.type !== 'lead-arrived' || !isLeaderTab() || document.hasFocus()) return;
    const { isOn, withNames, withSound } = notificationPreferences();
    if (withSound) void import('#src/platform/browser/chime.ts').then(({ chime }) => chime());
    if (!isOn || notificationPermission() !== 'granted') return;
    untold += 1;
    shown = new Notification(shellTexts.notice.title(untold, formatNumber(untold)), {
      body: withNames && untold === 1 ? nameOf(event.record) : shellTexts.notice.waiting,
      tag: TAG,
    });
    shown.onclick = () => {
      window.focus();
      forget();
    };
  });
  window.addEventListener('focus', forget);
  return () => {
    window.removeEventListener('focus', forget);
    forget();
    stop();
  };

  /** Somebody looks at the desk: what came is on the screen. */
  function forget(): void {
    untold = 0;
    shown?.close();
    shown = undefined;
  }
}

function nameOf({ first_name: first, last_name: last }: InboxLead): string {
  return [first, last].filter(Boolean).join(' ') || shellTexts.notice.nameless;
}
