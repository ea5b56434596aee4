import { Link, useParams } from 'react-router';
import { LeadRecord } from '#src/features/leads/LeadRecord.tsx';
import { RecordFailure } from './RecordFailure.tsx';
import { RecordSkeleton } from './RecordSkeleton.tsx';
import { useRecordRoute } from './use-record-route.ts';

export function LeadPane() {
  const { id = '' } = useParams();
  const { listAddress, closeByClick } = useRecordRoute('/', '/leads');
  return (
    <LeadRecord
      key={id}
      id={id}
      backTo={{ href: listAddress, label: 'All leads', onClick: closeByClick }}
      matterLink={(matter, words) => <Link to={`/matters/${matter}`}>{words}</Link>}
      failure={(error, retry) => (
        <RecordFailure what="lead" id={id} error={error} retry={retry} listAddress={listAddress} listName="the leads" />
      )}
      loading={<RecordSkeleton what="lead" />}
    />
  );
}
