import { useRef } from 'react';
import { Outlet, useSearchParams, useLocation } from 'react-router';
import { GettingStartedHint } from '#src/features/getting-started/GettingStartedHint.tsx';
import { leadName } from '#src/features/leads/lead-labels.ts';
import { LeadList } from '#src/features/leads/LeadList.tsx';
import { UnreadMark } from '#src/features/read-state/UnreadMark.tsx';
import { TriageBadge } from '#src/features/triage/list/TriageBadge.tsx';
import { useColleagues } from '#src/features/triage/state/use-triage-board.ts';
import { useDueLeads } from '#src/features/triage/state/use-due-leads.ts';
import { useHiddenLeads } from '#src/features/triage/state/use-hidden-leads.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { normalizeListQuery } from '#src/platform/lists/list-filters.ts';
import { useViewTotal } from '#src/platform/lists/list-totals.ts';
import type { ListHandle } from '#src/ui/virtual-list/list-handle.ts';
import { lazyAfterFirstScreen } from '#src/app/loading/lazy-part.tsx';
import { leadsView } from '#src/app/navigation/leads-view.ts';
import { LeadViews } from '#src/app/navigation/LeadViews.tsx';
import { SelectButton, SelectedLeads } from './LeadSelection.tsx';
import { SplitView } from '#src/app/record-pane/SplitView.tsx';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { Plus } from 'lucide-react';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { buttonClass } from '#src/ui/primitives/Button.tsx';
import { useCommandKeys } from '#src/ui/primitives/command-keys.ts';
import { Kbd } from '#src/ui/primitives/Kbd.tsx';
import { newLeadNavigation } from '#src/app/routing/addresses.ts';
import { Link } from '#src/app/routing/Link.tsx';

const SaveViewButton = lazyAfterFirstScreen(
  async () => (await import('#src/app/record-pane/SaveViewButton.tsx')).SaveViewButton,
);
const RowActions = lazyAfterFirstScreen(
  async () => (await import('#src/features/triage/list/RowActions.tsx')).RowActions,
);
const PrintLeads = lazyAfterFirstScreen(async () => (await import('#src/features/leads/PrintLeads.tsx')).PrintLeads);

const markOf = (lead: number) => <TriageBadge lead={lead} />;
const unreadOf = (lead: number) => <UnreadMark lead={lead} />;

export function LeadsScreen() {
  const mirror = useSignedIn().mirror === true;
  const { isOpen, ...route } = useRecordRoute('/', '/leads');
  const [parameters] = useSearchParams();
  const current = leadsView(parameters);
  const state = current.name === 'ignored' ? 'ignored' : 'untriaged';
  const view = mirror && current.name !== 'ignored' ? current.name : null;
  const cursor = useRef<ListHandle>(null);
  const isHidden = useHiddenLeads(view);
  const due = useDueLeads(view === 'open');
  const inView = useViewTotal(viewQuery(route.parameters, view), view !== null);
  const colleagues = useColleagues();
  useDocumentTitle(isOpen ? null : current.title);
  return (
    <SplitView
      isOpen={isOpen}
      list={
        <>
          <LeadList
            {...route}
            mirror={mirror}
            query={viewQuery(route.parameters, view)}
            state={state}
            view={view}
            views={
              <>
                {mirror && <LeadViews />}
                <GettingStartedHint />
              </>
            }
            cursor={cursor}
            mark={markOf}
            before={view === null ? undefined : unreadOf}
            actions={
              view === null
                ? undefined
                : (lead, hasKeys) => <RowActions lead={lead.id} name={leadName(lead)} hasKeys={hasKeys} />
            }
            isHidden={isHidden}
            due={due}
            tools={
              state === 'untriaged' && (
                <>
                  {view !== null && <SelectButton />}
                  <NewLeadButton />
                </>
              )
            }
            takesFocus={route.isReturn}
            colleagues={colleagues}
            keepView={
              <>
                <SaveViewButton />
                {mirror && route.search === '' && (
                  <PrintLeads
                    title={current.title}
                    state={state}
                    query={viewQuery(route.parameters, view)}
                    isOffered={!isOpen}
                  />
                )}
              </>
            }
          />
          {view !== null && <SelectedLeads query={viewQuery(route.parameters, view)} total={inView} />}
        </>
      }
      record={<Outlet context={{ openAfter: (lead) => cursor.current?.openNext(lead) } satisfies LeadsContext} />}
    />
  );
}

/** Returns the list's query with its view, even where the address omits the default one. */
function viewQuery(parameters: URLSearchParams, view: string | null): string {
  const asked = new URLSearchParams(parameters);
  if (view === null) asked.delete('triage');
  else asked.set('triage', view);
  return normalizeListQuery('lead', asked);
}

/** Link with the same effect as the `lead.new` command in the inbox. */
function NewLeadButton() {
  const [address, options] = newLeadNavigation(useLocation());
  const keys = useCommandKeys('lead.new');
  return (
    <Link className={buttonClass({ variant: 'quiet' })} to={address} {...options} aria-keyshortcuts={keys?.spoken}>
      <Plus aria-hidden />
      <span>{shellTexts.newLead}</span>
      {keys && <Kbd>{keys.shown}</Kbd>}
    </Link>
  );
}

/** Context that the leads screen provides to the record beside its list. */
export interface LeadsContext {
  /** Opens the lead after the given one in the list. */
  openAfter: (lead: number) => void;
}
