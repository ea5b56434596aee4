import type { InboxLead } from '@intake-desk/grow-api/inbox-lead';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { isLeaderTab, subscribeToEvents } from '#src/platform/live/live-events.ts';
import { notificationPreferences, notificationPermission } from '#src/platform/preferences/notification-preferences.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';

/** Shared tag, so that a new notification replaces the one before. */
const TAG = 'intake-desk new leads';

/**
 * Shows a desktop notification for new leads while Intake Desk does not have focus, if the user has enabled it. Only
 * the leader tab of the browser does so.
 * @returns stops the notifications
 */
export function notifyAboutNewLeads(): () => void {
  let unseen = 0;
  let shown: Notification | undefined;
  const stop = subscribeToEvents((event) => {
    if (event.type !== 'lead-arrived' || !isLeaderTab() || document.hasFocus()) return;
    const { isOn, withNames, withSound } = notificationPreferences();
    if (withSound) void import('#src/platform/browser/chime.ts').then(({ chime }) => chime());
    if (!isOn || notificationPermission() !== 'granted') return;
    unseen += 1;
    shown = new Notification(shellTexts.notice.title(unseen, formatNumber(unseen)), {
      body: withNames && unseen === 1 ? nameOf(event.record) : shellTexts.notice.waiting,
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

  /** Resets the count: the window has focus, so the new leads are on the screen. */
  function forget(): void {
    unseen = 0;
    shown?.close();
    shown = undefined;
  }
}

function nameOf({ first_name: first, last_name: last }: InboxLead): string {
  return [first, last].filter(Boolean).join(' ') || shellTexts.notice.nameless;
}
