import { CircleHelp, History, Keyboard, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { CommandId } from '#src/platform/commands/command-catalog.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { useLastGrowAnswer } from '#src/platform/http/last-grow-response.ts';
import { initials } from '#src/platform/format/initials.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { toggleSidebar, useIsSidebarCollapsed } from '#src/platform/preferences/pane-layout.ts';
import { formatExactTime, formatTime } from '#src/platform/format/time.ts';
import { gettingStartedTexts } from '#src/texts/shell/getting-started.ts';
import { shortcutTexts } from '#src/texts/shell/keys.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { recentChangesTexts } from '#src/texts/triage/recent-changes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Timestamp } from '#src/ui/primitives/Timestamp.tsx';
import { lazyAfterFirstScreen } from '#src/app/loading/lazy-part.tsx';
import { sidebarItems } from './navigation-items.ts';
import styles from './Sidebar.module.css';
import { SignOutButton } from '#src/app/session/SignOutButton.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useListCounts } from '#src/platform/lists/list-totals.ts';
import { useHasTroubledList } from '#src/platform/lists/troubled-lists.ts';
import { useLeadsCounts } from './use-counts.ts';
import { Link } from '#src/app/routing/Link.tsx';

const SavedViewLinks = lazyAfterFirstScreen(async () => (await import('./SavedViewLinks.tsx')).SavedViewLinks);
const MentionsButton = lazyAfterFirstScreen(async () => (await import('./MentionsButton.tsx')).MentionsButton);

/** Age up to which Clio's last response counts as a sign that it is reachable. */
const RECENT_MS = 2 * 60_000;

/** Sidebar: navigation, the time of Clio's last response, and the signed-in user. */
export function Sidebar() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const session = useSignedIn();
  const lastAnswer = useLastGrowAnswer();
  const now = useNow();
  const mirror = session.mirror === true;
  const countOf = useLeadsCounts(mirror);
  const lists = useListCounts(mirror);
  const hasTrouble = useHasTroubledList();
  const isCollapsed = useIsSidebarCollapsed();
  const toggleLabel = isCollapsed ? shellTexts.unfold : shellTexts.fold;
  return (
    <nav className={styles.rail} aria-label={shellTexts.main}>
      <div className={styles.brand}>
        <svg viewBox="0 0 16 16" aria-hidden stroke="currentColor" strokeWidth="2" strokeLinecap="round">
          <path d="M1 4h14M1 8h9M1 12h12" />
        </svg>
        <span>{shellTexts.name}</span>
      </div>
      <Button
        variant="quiet"
        className={styles.find}
        command="palette.open"
        title={shellTexts.find}
        onClick={() => runCommand('palette.open')}
      >
        <Search aria-hidden />
        <span>{shellTexts.find}</span>
      </Button>
      {sidebarItems(mirror).map((items) => (
        <ul key={items[0]?.to}>
          {items.map(({ label, to, Icon, isCurrent, view, list }) => (
            <li key={to}>
              <Link to={to} aria-current={isCurrent(pathname, search) ? 'page' : undefined} title={label}>
                <Icon aria-hidden />
                <span>{label}</span>
                <Count
                  count={list !== undefined ? (lists?.[list] ?? null) : view === undefined ? null : countOf(view)}
                />
              </Link>
            </li>
          ))}
        </ul>
      ))}
      {mirror && <SavedViewLinks />}
      <MentionsButton className={styles.named} />
      <div className={styles.pulse}>
        {lastAnswer === null ? (
          // Reserves the height, so that nothing above moves when the first response arrives.
          <div className={styles.fresh}>&nbsp;</div>
        ) : (
          <div className={styles.fresh}>
            <i className={styles.dot} data-recent={!hasTrouble && now - lastAnswer < RECENT_MS} />
            <span>{shellTexts.lastAnswered}</span>
            <Timestamp dateTime={new Date(lastAnswer).toISOString()} title={formatExactTime(lastAnswer)}>
              {formatTime(lastAnswer)}
            </Timestamp>
          </div>
        )}
        <div className={styles.who}>
          <span className={styles.initials} aria-hidden>
            {initials(session.displayName)}
          </span>
          <span>
            <span className="cut" translate="no">
              {session.displayName}
            </span>
            <span className="cut" translate="no">
              {session.firm.name}
            </span>
          </span>
        </div>
        <SignOutButton />
      </div>
      <div className={styles.tools}>
        <SidebarTool command="triage.tray" label={recentChangesTexts.title}>
          <History aria-hidden />
        </SidebarTool>
        <SidebarTool command="help.keys" label={shortcutTexts.title}>
          <Keyboard aria-hidden />
        </SidebarTool>
        <SidebarTool command="help.start" label={gettingStartedTexts.title}>
          <CircleHelp aria-hidden />
        </SidebarTool>
      </div>
      <Button variant="quiet" className={styles.fold} command="rail.toggle" onClick={toggleSidebar} title={toggleLabel}>
        {isCollapsed ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        <span>{toggleLabel}</span>
      </Button>
    </nav>
  );
}

function SidebarTool({ command, label, children }: { command: CommandId; label: string; children: ReactNode }) {
  return (
    <Button variant="quiet" className={styles.tool} command={command} onClick={() => runCommand(command)} title={label}>
      {children}
      <span>{label}</span>
    </Button>
  );
}

function Count({ count }: { count: number | null }) {
  return count !== null && count > 0 && <small className={styles.count}>{formatNumber(count)}</small>;
}
