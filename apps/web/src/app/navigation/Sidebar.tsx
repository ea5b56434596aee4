import { CircleHelp, History, Keyboard, PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import type { CommandId } from '#src/platform/commands/command-catalog.ts';
import { runCommand } from '#src/platform/commands/commands.ts';
import { initials } from '#src/platform/format/initials.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { toggleSidebar, useIsSidebarCollapsed } from '#src/platform/preferences/pane-layout.ts';
import { gettingStartedTexts } from '#src/texts/shell/getting-started.ts';
import { shortcutTexts } from '#src/texts/shell/keys.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { recentChangesTexts } from '#src/texts/triage/recent-changes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { lazyAfterFirstScreen } from '#src/app/loading/lazy-part.tsx';
import { sidebarItems } from './navigation-items.ts';
import styles from './Sidebar.module.css';
import { SignOutButton } from '#src/app/session/SignOutButton.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useListCounts } from '#src/platform/lists/list-totals.ts';
import { useLeadsCounts } from './use-counts.ts';
import { Link } from '#src/app/routing/Link.tsx';

const SavedViewLinks = lazyAfterFirstScreen(async () => (await import('./SavedViewLinks.tsx')).SavedViewLinks);
const MentionsButton = lazyAfterFirstScreen(async () => (await import('./MentionsButton.tsx')).MentionsButton);

/** Sidebar: navigation and the signed-in user. */
export function Sidebar() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const session = useSignedIn();
  const mirror = session.mirror === true;
  const countOf = useLeadsCounts(mirror);
  const lists = useListCounts(mirror);
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
      <div className={styles.account}>
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
