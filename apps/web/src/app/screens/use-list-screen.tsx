import { normalizeListQuery } from '#src/platform/lists/list-filters.ts';
import { useIsSplitView } from '#src/platform/list-view/use-row-height.ts';
import { useDocumentTitle } from '#src/platform/navigation/document-title.ts';
import { SaveViewButton } from '#src/app/record-pane/SaveViewButton.tsx';
import { useRecordRoute } from '#src/app/routing/use-record-route.ts';
import { useSignedIn } from '#src/app/session/SignedInContext.ts';

/** Returns the route of a screen with contacts or matters, and the props of its list. */
export function useListScreen(kind: 'contact' | 'matter', title: string) {
  const path = `/${kind}s`;
  const route = useRecordRoute(path, path);
  useDocumentTitle(route.isOpen ? null : title);
  const list = {
    ...route,
    mirror: useSignedIn().mirror === true,
    isTable: useIsSplitView() && !route.isOpen,
    query: normalizeListQuery(kind, route.parameters),
    columns: route.parameters.get('columns'),
    takesFocus: route.isReturn,
    keepView: <SaveViewButton />,
  };
  return { route, list };
}
