import { Link, useSearchParams } from 'react-router';
import { mattersTexts } from '#src/texts/matters.ts';
import styles from './MatterViews.module.css';

/** The same matters as a list or as a board. */
export function MatterViews() {
  const [parameters] = useSearchParams();
  const isBoard = parameters.get('view') === 'board';
  const list = new URLSearchParams(parameters);
  list.delete('view');
  const board = new URLSearchParams(list);
  for (const name of ['q', 'sort']) board.delete(name);
  board.set('view', 'board');
  return (
    <nav className={styles.views} aria-label={mattersTexts.views.name}>
      <Link to={{ search: list.toString() }} aria-current={isBoard ? undefined : 'page'}>
        {mattersTexts.views.list}
      </Link>
      <Link to={{ search: board.toString() }} aria-current={isBoard ? 'page' : undefined}>
        {mattersTexts.views.board}
      </Link>
    </nav>
  );
}
