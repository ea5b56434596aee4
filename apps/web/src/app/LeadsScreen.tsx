import { Outlet, useSearchParams } from 'react-router';
import { LeadList } from '#src/features/leads/LeadList.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { NewLeadButton } from './NewLeadButton.tsx';
import { TwoPanes } from './TwoPanes.tsx';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { listQuery } from '#src/platform/list-filters.ts';

export function LeadsScreen() {
  const mirror = useSignedIn().mirror === true;
  const { isOpen, ...route } = useRecordRoute('/', '/leads');
  const [parameters] = useSearchParams();
  const state = parameters.get('state') === 'ignored' ? 'ignored' : 'untriaged';
  useDocumentTitle(isOpen ? null : state === 'ignored' ? 'Ignored leads' : 'Inbox');
  return (
    <TwoPanes
      isOpen={isOpen}
      list={
        <LeadList
          mirror={mirror}
          query={listQuery('lead', route.parameters)}
          onQuery={route.onQuery}
          state={state}
          tools={state === 'untriaged' && <NewLeadButton />}
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
