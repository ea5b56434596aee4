import { Bookmark } from 'lucide-react';
import { useLocation } from 'react-router';
import { useSavedViews } from '#src/features/saved-views/saved-view-queries.ts';
import { formatNumber } from '#src/platform/format/format-number.ts';
import { useViewTotal } from '#src/platform/lists/list-totals.ts';
import { savedViewsTexts } from '#src/texts/lists/saved-views.ts';
import { leadsView } from './leads-view.ts';
import { listAddress } from '#src/app/routing/addresses.ts';
import styles from './Sidebar.module.css';
import { Link } from '#src/app/routing/Link.tsx';

/** Links to the user's saved views, each with its number of leads. */
export function SavedViewLinks() {
  const { pathname, search } = useLocation();
  const views = useSavedViews();
  const here = listAddress(pathname, search);
  if (views.length === 0) return null;
  return (
    <ul aria-label={savedViewsTexts.yours}>
      {views.map(({ id, name, address }) => (
        <li key={id}>
          <Link to={address} aria-current={address === here ? 'page' : undefined} title={name}>
            <Bookmark aria-hidden />
            <span className={styles.view}>{name}</span>
            {address.startsWith('/?') && <LeadCount address={address} />}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Shows no count for a search, nor for ignored leads, whose count is shown elsewhere. */
function LeadCount({ address }: { address: string }) {
  const parameters = new URLSearchParams(address.slice(2));
  const { name } = leadsView(parameters);
  const isCounted = name !== 'ignored' && !parameters.has('q');
  parameters.set('triage', name);
  const total = useViewTotal(parameters.toString(), isCounted);
  return total !== null && <small className={styles.count}>{formatNumber(total)}</small>;
}
