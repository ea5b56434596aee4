import { useState } from 'react';
import { Outlet, useNavigate, useSearchParams } from 'react-router';
import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { MatterBoard } from '#src/features/matters/MatterBoard.tsx';
import { MatterList } from '#src/features/matters/MatterList.tsx';
import { mattersTexts } from '#src/texts/records/matters.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { StateMessage } from '#src/ui/primitives/StateMessage.tsx';
import styles from './MattersScreen.module.css';
import { useOpenedFromClio } from '#src/app/routing/navigation-state.ts';
import { SplitView } from '#src/app/record-pane/SplitView.tsx';
import type { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { useListScreen } from './use-list-screen.tsx';
import { Link } from '#src/app/routing/Link.tsx';

export function MattersScreen() {
  const { route, list } = useListScreen('matter', mattersTexts.title);
  const { mirror, isTable, query, isOpen } = list;
  const isFromClio = useOpenedFromClio() && !isOpen;
  // Stays as long as the screen: rows must not move when a record is opened.
  const [wasFromClio] = useState(isFromClio);
  // A board does not fit beside a record: the list is shown instead, and closing the record restores the board.
  const isBoard = route.parameters.get('view') === 'board' && !isOpen;
  return (
    <SplitView
      isWide={isTable || isBoard}
      isOpen={isOpen}
      list={
        <div className={styles.list}>
          {wasFromClio && <OpenedFromClio isStrip>{mattersTexts.fromClio}</OpenedFromClio>}
          {isBoard ? (
            <BoardOrWhyNot query={query} mirror={mirror} route={route} />
          ) : (
            <MatterList {...list} tools={mirror && !isOpen && <MatterViews />} />
          )}
        </div>
      }
      record={<Outlet />}
    />
  );
}

interface BoardProps {
  query: string;
  mirror: boolean;
  route: ReturnType<typeof useRecordRoute>;
}

function BoardOrWhyNot({ query, mirror, route }: BoardProps) {
  const navigate = useNavigate();
  const hrefOfAll = (category: string, status: string) => {
    const search = new URLSearchParams(query);
    search.set('category', category);
    search.set('status', status);
    return `/matters?${search.toString()}`;
  };
  if (!mirror) {
    return (
      <StateMessage
        title={mattersTexts.board.needsMirror}
        actions={
          <Link className={buttonClass({})} to="/matters">
            {mattersTexts.board.toList}
          </Link>
        }
      >
        {mattersTexts.board.truth}
      </StateMessage>
    );
  }
  return (
    <MatterBoard
      {...route}
      query={query}
      tools={<MatterViews />}
      hrefOfAll={hrefOfAll}
      onOpenAll={(category, status) => void navigate(hrefOfAll(category, status))}
    />
  );
}

/** Links to show the same matters as a list or as a board. */
function MatterViews() {
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
