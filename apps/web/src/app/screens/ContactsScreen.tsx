import { Outlet } from 'react-router';
import { ContactList } from '#src/features/contacts/ContactList.tsx';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { SplitView } from '#src/app/record-pane/SplitView.tsx';
import { useListScreen } from './use-list-screen.tsx';

export function ContactsScreen() {
  const { list } = useListScreen('contact', contactsTexts.title);
  return <SplitView isWide={list.isTable} isOpen={list.isOpen} list={<ContactList {...list} />} record={<Outlet />} />;
}
