import { Search } from 'lucide-react';
import { useLocation, useSearchParams } from 'react-router';
import { runCommand } from '#src/platform/commands/commands.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { bottomBarItems } from './navigation-items.ts';
import styles from './BottomBar.module.css';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { Link } from '#src/app/routing/Link.tsx';

/** Navigation at the bottom of a phone's screen, with the destinations of the sidebar. */
export function BottomBar() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const mirror = useSignedIn().mirror === true;
  // The actions of an open record are at the bottom of the screen; its back link leads to the list.
  if (/^\/(leads|matters|contacts)\/\d+$/.test(pathname)) return null;
  return (
    <nav className={styles.bar} aria-label={shellTexts.main}>
      {bottomBarItems(mirror).map(({ label, to, Icon, isCurrent }) => (
        <Link key={to} to={to} aria-current={isCurrent(pathname, search) ? 'page' : undefined}>
          <Icon aria-hidden />
          <span>{label}</span>
        </Link>
      ))}
      <button type="button" onClick={() => runCommand('palette.open')}>
        <Search aria-hidden />
        <span>{shellTexts.find}</span>
      </button>
    </nav>
  );
}
