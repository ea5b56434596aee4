import { Search } from 'lucide-react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { runCommand } from '#src/platform/commands.ts';
import { NAVIGATION } from './navigation-items.ts';
import styles from './NavigationBar.module.css';

/** The same ways as the rail, within reach of a thumb. */
export function NavigationBar() {
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  return (
    <nav className={styles.bar} aria-label="Main">
      {NAVIGATION.flat().map(({ short, to, Icon, isCurrent }) => (
        <Link key={to} to={to} aria-current={isCurrent(pathname, search.get('state')) ? 'page' : undefined}>
          <Icon aria-hidden />
          {short}
        </Link>
      ))}
      <button type="button" onClick={() => runCommand('palette.open')}>
        <Search aria-hidden />
        Find
      </button>
    </nav>
  );
}
