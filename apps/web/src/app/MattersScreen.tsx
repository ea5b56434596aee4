import { useState } from 'react';
import { Outlet } from 'react-router';
import { OpenedFromClio } from '#src/features/custom-actions/OpenedFromClio.tsx';
import { MatterList } from '#src/features/matters/MatterList.tsx';
import styles from './MattersScreen.module.css';
import { useOpenedFromClio } from './opened-from-clio.ts';
import { KeepListView } from './KeepListView.tsx';
import { TwoPanes } from './TwoPanes.tsx';
import { useDocumentTitle } from '#src/platform/document-title.ts';
import { useSignedIn } from './SignedInContext.ts';
import { useRecordRoute } from './use-record-route.ts';
import { listQuery } from '#src/platform/list-filters.ts';

export function MattersScreen() {
  const mirror = useSignedIn().mirror === true;
  const route = useRecordRoute('/matters', '/matters');
  useDocumentTitle(route.isOpen ? null : 'Matters');
  const isFromClio = useOpenedFromClio() && !route.isOpen;
  // It stays for as long as the screen: rows must not move when one is opened.
  const [wasFromClio] = useState(isFromClio);
  return (
    <TwoPanes
      isOpen={route.isOpen}
      list={
        <div className={styles.list}>
          {wasFromClio && <OpenedFromClio isStrip>, which named no matter.</OpenedFromClio>}
          <MatterList
            mirror={mirror}
            query={listQuery('matter', route.parameters)}
            onQuery={route.onQuery}
            search={route.search}
            onSearch={route.onSearch}
            onClear={route.onClear}
            keepView={<KeepListView />}
            currentId={route.currentId}
            hrefOf={route.hrefOf}
            onOpen={route.onOpen}
            onClose={route.onClose}
          />
        </div>
      }
      record={<Outlet />}
    />
  );
}
