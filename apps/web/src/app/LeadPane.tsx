import { Link, useLocation, useOutletContext, useParams } from 'react-router';
import { leadName } from '#src/features/leads/lead-words.ts';
import { LeadRecord } from '#src/features/leads/LeadRecord.tsx';
import { WhoIsThis } from '#src/features/leads/WhoIsThis.tsx';
import { PresentPeople } from '#src/features/triage/PresentPeople.tsx';
import { TriageBar } from '#src/features/triage/TriageBar.tsx';
import type { LeadsContext } from './leads-context.ts';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { FROM_RECORD, useTakesFocus } from './use-takes-focus.ts';

export function LeadPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/', '/leads');
  const mirror = useSignedIn().mirror === true;
  const takesFocus = useTakesFocus();
  const { openAfter } = useOutletContext<LeadsContext>();
  const opening = (useLocation().state as { said?: string } | null)?.said;
  return (
    <LeadRecord
      key={id}
      id={id}
      mirror={mirror}
      opening={opening}
      backTo={{ href: listAddress, label: 'All leads', onClick: closeByClick }}
      takesFocus={takesFocus}
      matterLink={(matter, words) => (
        <Link to={`/matters/${matter}`} state={FROM_RECORD}>
          {words}
        </Link>
      )}
      actions={(lead) => (
        <TriageBar
          key={lead.id}
          lead={lead.id}
          name={leadName(lead)}
          onPutAway={() => openAfter(lead.id)}
          present={<PresentPeople kind="lead" id={lead.id} isWriting={false} />}
        />
      )}
      related={(lead) =>
        mirror && (
          <WhoIsThis
            lead={lead}
            recordLink={(kind, other, words) => (
              <Link to={`/${kind}s/${other}`} state={FROM_RECORD}>
                {words}
              </Link>
            )}
          />
        )
      }
      failure={(error, retry) => (
        <RecordFailure
          what="lead"
          id={id}
          error={error}
          retry={retry}
          listAddress={listAddress}
          listName="the leads"
          onBack={closeByClick}
        />
      )}
      loading={<RecordSkeleton what="lead" />}
    />
  );
}
