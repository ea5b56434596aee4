import { History } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { runCommand } from '#src/platform/commands/commands.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { leadsTexts } from '#src/texts/leads/leads.ts';
import { recentChangesTexts } from '#src/texts/triage/recent-changes.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { lazyAfterFirstScreen } from '#src/app/loading/lazy-part.tsx';
import { LEADS_VIEWS, leadsView } from './leads-view.ts';
import styles from './LeadViews.module.css';
import { useLeadsCounts } from './use-counts.ts';
import { Link } from '#src/app/routing/Link.tsx';

const MentionsButton = lazyAfterFirstScreen(async () => (await import('./MentionsButton.tsx')).MentionsButton);

/** Links to the views of the leads, for screens too narrow for the sidebar. */
export function LeadViews() {
  const [parameters] = useSearchParams();
  const current = leadsView(parameters).name;
  const countOf = useLeadsCounts(true);
  return (
    <nav className={styles.views} aria-label={leadsTexts.viewsLabel}>
      {LEADS_VIEWS.map(({ name, title, to }) => {
        const count = countOf(name);
        return (
          <Link key={name} to={to} aria-current={name === current ? 'page' : undefined}>
            <span>{title}</span>
            {count !== null && count > 0 && <small>{formatNumber(count)}</small>}
          </Link>
        );
      })}
      <MentionsButton />
      <Button
        variant="quiet"
        className={styles.recent}
        aria-label={recentChangesTexts.title}
        title={recentChangesTexts.title}
        onClick={() => runCommand('triage.tray')}
      >
        <History aria-hidden />
      </Button>
    </nav>
  );
}
