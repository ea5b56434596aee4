import { Outlet } from 'react-router';
import { ContactList } from '#src/features/contacts/ContactList.tsx';
import { KeepListView } from './KeepListView.tsx';
import { TwoPanes } from './TwoPanes.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { listQuery } from '#src/platform/list-filters.ts';

export function ContactsScreen() {
  const mirror = useSignedIn().mirror === true;
  const route = useRecordRoute('/contacts', '/contacts');
  useDocumentTitle(route.isOpen ? null : 'Contacts');
  return (
    <TwoPanes
      isOpen={route.isOpen}
      list={
        <ContactList
          mirror={mirror}
          query={listQuery('contact', route.parameters)}
          onQuery={route.onQuery}
          search={route.search}
          currentId={route.currentId}
          hrefOf={route.hrefOf}
          onOpen={route.onOpen}
          onClose={route.onClose}
          onSearch={route.onSearch}
          onClear={route.onClear}
          keepView={<KeepListView />}
        />
      }
      record={<Outlet />}
    />
  );
}
