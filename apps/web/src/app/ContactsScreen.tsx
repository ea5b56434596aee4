import { Outlet } from 'react-router';
import { ContactList } from '#src/features/contacts/ContactList.tsx';
import { TwoPanes } from './TwoPanes.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { useRecordRoute } from './use-record-route.ts';

export function ContactsScreen() {
  const route = useRecordRoute('/contacts', '/contacts');
  useDocumentTitle(route.isOpen ? null : 'Contacts');
  return (
    <TwoPanes
      isOpen={route.isOpen}
      list={
        <ContactList
          search={route.search}
          currentId={route.currentId}
          hrefOf={route.hrefOf}
          onOpen={route.onOpen}
          onClose={route.onClose}
          onSearch={route.onSearch}
        />
      }
      record={<Outlet />}
    />
  );
}
