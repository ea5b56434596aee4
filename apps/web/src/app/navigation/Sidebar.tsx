import { PanelLeftClose, PanelLeftOpen, Search } from 'lucide-react';
import { Suspense } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { runCommand } from '#src/platform/commands/commands.ts';
import { useLastGrowAnswer } from '#src/platform/http/last-grow-answer.ts';
import { initials } from '#src/platform/format/initials.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useNow } from '#src/platform/format/clock.ts';
import { toggleRail, useIsRailFolded } from '#src/platform/preferences/pane-layout.ts';
import { exactTime, timeOfDaySeconds } from '#src/platform/format/time.ts';
import { deskTexts } from '#src/texts/shell/shell.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { Moment } from '#src/ui/primitives/Timestamp.tsx';
import { afterFirstScreen } from '#src/app/loading/after-first-screen.ts';
import { railItems } from './navigation-items.ts';
import styles from './Sidebar.module.css';
import { SignOutButton } from '#src/app/session/SignOutButton.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useLeadsCounts, useListCounts } from './use-counts.ts';

const SavedViewLinks = afterFirstScreen(async () => (await import('./SavedViewLinks.tsx')).SavedViewLinks);
const MentionsButton = afterFirstScreen(async () => (await import('./MentionsButton.tsx')).MentionsButton);

/** How long an answer counts as a sign that Clio can be reached. */
const RECENT_MS = 2 * 60_000;

/** Left edge: the lists, when Clio last answered, who sits here. */
export function Rail() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const session = useSignedIn();
  const lastAnswer = useLastGrowAnswer();
  const now = useNow();
  const mirror = session.mirror === true;
  const countOf = useLeadsCounts(mirror);
  const lists = useListCounts(mirror);
  const isFolded = useIsRailFolded();
  const foldWords = isFolded ? deskTexts.unfold : deskTexts.fold;
  return (
    <nav className={styles.rail} aria-label={deskTexts.main}>
      <div className={styles.brand}>
        <svg viewBox="0 0 16 16" aria-hidden stroke="currentColor" strokeWidth="2" strokeLinecap="round">
          <path d="M1 4h14M1 8h9M1 12h12" />
        </svg>
        <span>{deskTexts.name}</span>
      </div>
      <Button look="quiet" className={styles.find} command="palette.open" onClick={() => runCommand('palette.open')}>
        <Search aria-hidden />
        <span>{deskTexts.find}</span>
      </Button>
      {railItems(mirror).map((items) => (
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
      <Suspense>{mirror && <SavedViewLinks />}</Suspense>
      <Suspense>
        <MentionsButton className={styles.named} />
      </Suspense>
      <div className={styles.pulse}>
        {lastAnswer === null ? (
          // Its place: what stands above does not move when it comes.
          <div className={styles.fresh}>&nbsp;</div>
        ) : (
          <div className={styles.fresh}>
            <i className={styles.dot} data-recent={now - lastAnswer < RECENT_MS} />
            {deskTexts.lastAnswered}
            <Moment dateTime={new Date(lastAnswer).toISOString()} title={exactTime(lastAnswer)}>
              {timeOfDaySeconds(lastAnswer)}
            </Moment>
          </div>
        )}
        <div className={styles.who}>
          <span className={styles.initials} aria-hidden>
            {initials(session.displayName)}
          </span>
          <span>
            <span>{session.displayName}</span>
            <span>{session.firm.name}</span>
          </span>
        </div>
        <SignOutButton />
      </div>
      <Button look="quiet" className={styles.fold} command="rail.toggle" onClick={toggleRail} title={foldWords}>
        {isFolded ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
        <span>{foldWords}</span>
      </Button>
    </nav>
  );
}

function Count({ count }: { count: number | null }) {
  return count !== null && count > 0 && <small className={styles.count}>{formatNumber(count)}</small>;
}
