import { useLocation, useNavigate } from 'react-router';
import { NewLead } from '#src/features/new-lead/NewLead.tsx';
import { formatTime } from '#src/platform/format/time.ts';
import { shellTexts } from '#src/texts/shell/shell.ts';
import { outgoingQueuesOf } from '#src/app/session/outgoing-queues.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { FROM_RECORD } from '#src/app/routing/navigation-state.ts';
import { Link } from '#src/app/routing/Link.tsx';

export function NewLeadPane() {
  const session = useSignedIn();
  const navigate = useNavigate();
  const location = useLocation();
  const { search } = location;
  const step = location.state as object | null;
  const { listAddress, closeByClick } = useRecordRoute('/', '/leads');
  return (
    <NewLead
      visit={location.key}
      queue={outgoingQueuesOf(session).leads}
      mirror={session.mirror === true}
      backTo={{ href: listAddress, label: shellTexts.allLeads, onClick: closeByClick }}
      recordLink={(kind, id, words) => (
        <Link translate="no" to={`/${kind}s/${id}${kind === 'lead' ? search : ''}`} state={FROM_RECORD}>
          {words}
        </Link>
      )}
      onCreated={({ answer: { id }, at }) =>
        void navigate(`/leads/${id}${search}`, {
          replace: true,
          state: { ...step, ...FROM_RECORD, said: shellTexts.inClio(formatTime(at)) },
        })
      }
    />
  );
}
