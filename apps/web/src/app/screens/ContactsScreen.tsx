import { Outlet } from 'react-router';
import { ContactList } from '#src/features/contacts/ContactList.tsx';
import { useIsSplitView } from '#src/platform/list-view/use-row-height.ts';
import { contactsTexts } from '#src/texts/records/contacts.ts';
import { SaveViewButton } from '#src/app/record-pane/SaveViewButton.tsx';
import { SplitView } from '#src/app/record-pane/SplitView.tsx';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { normalizeListQuery } from '#src/platform/lists/list-filters.ts';

export function ContactsScreen() {
  const mirror = useSignedIn().mirror === true;
  const route = useRecordRoute('/contacts', '/contacts');
  useDocumentTitle(route.isOpen ? null : contactsTexts.title);
  const isTable = useIsSplitView() && !route.isOpen;
  return (
    <SplitView
      isWide={isTable}
      isOpen={route.isOpen}
      list={
        <ContactList
          mirror={mirror}
          isTable={isTable}
          query={normalizeListQuery('contact', route.parameters)}
          onQuery={route.onQuery}
          columns={route.parameters.get('columns')}
          search={route.search}
          takesFocus={route.isReturn}
          currentId={route.currentId}
          hrefOf={route.hrefOf}
          onOpen={route.onOpen}
          onClose={route.onClose}
          onSearch={route.onSearch}
          onClear={route.onClear}
          keepView={<SaveViewButton />}
        />
      }
      record={<Outlet />}
    />
  );
}
