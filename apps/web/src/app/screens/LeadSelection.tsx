import { ListChecks } from 'lucide-react';
import { startSelecting, useIsSelecting } from '#src/ui/virtual-list/selection.ts';
import { selectionTexts } from '#src/texts/lists/selection.ts';
import { Button } from '#src/ui/primitives/Button.tsx';
import { lazyPart } from '#src/app/loading/lazy-part.tsx';
import { callDesk } from '#src/platform/http/desk.ts';

/** Starts selecting leads on devices without hover and keyboard. */
export function SelectButton() {
  return (
    <Button variant="quiet" className="touch-only" onClick={startSelecting}>
      <ListChecks aria-hidden />
      <span>{selectionTexts.start}</span>
    </Button>
  );
}

const BulkActionBar = lazyPart(async () => (await import('#src/features/triage/list/BulkActionBar.tsx')).BulkActionBar);

/** Toolbar of actions on the selected leads; renders nothing while none are selected. */
export function SelectedLeads({ query, total }: { query: string; total: number | null }) {
  if (!useIsSelecting()) return null;
  return (
    <BulkActionBar
      key={query}
      total={total}
      allIds={async () => {
        const { data, meta } = await callDesk('GET /api/desk/leads/ids', { query: new URLSearchParams(query) });
        return { ids: data, isCut: meta.isCut };
      }}
    />
  );
}
