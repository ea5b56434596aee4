import { Outlet } from 'react-router';
import { MatterList } from '#src/features/matters/MatterList.tsx';
import { TwoPanes } from './TwoPanes.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { useRecordRoute } from './use-record-route.ts';

export function MattersScreen() {
  const route = useRecordRoute('/matters', '/matters');
  useDocumentTitle(route.isOpen ? null : 'Matters');
  return (
    <TwoPanes
      isOpen={route.isOpen}
      list={
        <MatterList currentId={route.currentId} hrefOf={route.hrefOf} onOpen={route.onOpen} onClose={route.onClose} />
      }
      record={<Outlet />}
    />
  );
}
