import { Link, useLocation, useParams } from 'react-router';
import { LeadRecord } from '#src/features/leads/LeadRecord.tsx';
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
