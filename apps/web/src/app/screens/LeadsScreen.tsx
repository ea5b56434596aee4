import { Suspense, useRef } from 'react';
import { Outlet, useSearchParams, Link, useLocation } from 'react-router';
import { leadName } from '#src/features/leads/lead-labels.ts';
import { LeadList } from '#src/features/leads/LeadList.tsx';
import { UnreadMark } from '#src/features/read-state/UnreadMark.tsx';
import { TriageMark } from '#src/features/triage/list/TriageBadge.tsx';
import { useColleagues } from '#src/features/triage/state/use-triage-board.ts';
import { useHidden } from '#src/features/triage/state/use-hidden-leads.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { listQuery } from '#src/platform/lists/list-filters.ts';
import { useViewTotal } from '#src/platform/lists/view-total.ts';
import type { ListCursor } from '#src/ui/virtual-list/list-handle.ts';
import { afterFirstScreen } from '#src/app/loading/after-first-screen.ts';
import { leadsView } from '#src/app/navigation/leads-view.ts';
import { LeadViews } from '#src/app/navigation/LeadViews.tsx';
import { PickButton, PickedLeads } from './LeadSelection.tsx';
import { TwoPanes } from '#src/app/record-pane/SplitView.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { Plus } from 'lucide-react';
import { deskTexts } from '#src/texts/shell/shell.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { newLeadStep } from '#src/app/routing/addresses.ts';

const KeepListView = afterFirstScreen(
  async () => (await import('#src/app/record-pane/SaveViewButton.tsx')).KeepListView,
);
const RowActions = afterFirstScreen(async () => (await import('#src/features/triage/list/RowActions.tsx')).RowActions);
const PrintLeads = afterFirstScreen(async () => (await import('#src/features/leads/PrintLeads.tsx')).PrintLeads);

const markOf = (lead: number) => <TriageMark lead={lead} />;
const unreadOf = (lead: number) => <UnreadMark lead={lead} />;

export function LeadsScreen() {
  const mirror = useSignedIn().mirror === true;
  const { isOpen, ...route } = useRecordRoute('/', '/leads');
  const [parameters] = useSearchParams();
  const place = leadsView(parameters);
  const state = place.name === 'ignored' ? 'ignored' : 'untriaged';
  const view = mirror && place.name !== 'ignored' ? place.name : null;
  const cursor = useRef<ListCursor>(null);
  const isHidden = useHidden(view);
  const inView = useViewTotal(viewQuery(route.parameters, view), view !== null);
  const colleagues = useColleagues();
  useDocumentTitle(isOpen ? null : place.title);
  return (
    <TwoPanes
      isOpen={isOpen}
      list={
        <>
          <LeadList
            mirror={mirror}
            query={viewQuery(route.parameters, view)}
            onQuery={route.onQuery}
            state={state}
            view={view}
            views={mirror ? <LeadViews /> : undefined}
            cursor={cursor}
            mark={markOf}
            before={view === null ? undefined : unreadOf}
            actions={
              view === null
                ? undefined
                : (lead, hasKeys) => (
                    <Suspense>
                      <RowActions lead={lead.id} name={leadName(lead)} hasKeys={hasKeys} />
                    </Suspense>
                  )
            }
            isHidden={isHidden}
            tools={
              state === 'untriaged' && (
                <>
                  {view !== null && <PickButton />}
                  <NewLeadButton />
                </>
              )
            }
            search={route.search}
            takesFocus={route.isReturn}
            currentId={route.currentId}
            hrefOf={route.hrefOf}
            onOpen={route.onOpen}
            onClose={route.onClose}
            onSearch={route.onSearch}
            onClear={route.onClear}
            onChange={route.onChange}
            colleagues={colleagues}
            keepView={
              <>
                <Suspense>
                  <KeepListView />
                </Suspense>
                {mirror && route.search === '' && (
                  <Suspense>
                    <PrintLeads
                      title={place.title}
                      state={state}
                      query={viewQuery(route.parameters, view)}
                      isOffered={!isOpen}
                    />
                  </Suspense>
                )}
              </>
            }
          />
          {view !== null && <PickedLeads query={viewQuery(route.parameters, view)} total={inView} />}
        </>
      }
      record={<Outlet context={{ openAfter: (lead) => cursor.current?.openAfter(lead) } satisfies LeadsContext} />}
    />
  );
}

/** The list's query, with its view even where the address leaves the usual one out. */
function viewQuery(parameters: URLSearchParams, view: string | null): string {
  const asked = new URLSearchParams(parameters);
  if (view === null) asked.delete('triage');
  else asked.set('triage', view);
  return listQuery('lead', asked);
}

/** Does what the key of a new lead does, from the inbox. */
function NewLeadButton() {
  const [address, options] = newLeadStep(useLocation());
  const keys = useCommandKeys('lead.new');
  return (
    <Link className={buttonClass({ look: 'quiet' })} to={address} {...options} aria-keyshortcuts={keys?.spoken}>
      <Plus aria-hidden />
      {deskTexts.newLead}
      {keys && <Kbd>{keys.shown}</Kbd>}
    </Link>
  );
}

/** What the leads' screen gives to the record beside its list. */
export interface LeadsContext {
  /** Opens the lead that comes after one in the list. */
  openAfter: (lead: number) => void;
}
