import type { ListName } from '@intake-desk/desk-api/event';

/** The path of each list, and the first part of its query keys. */
export const LIST_ENDPOINTS: Record<ListName, { path: string; key: string; fixed: string }> = {
  untriaged: { path: 'leads', key: 'leads', fixed: 'state=untriaged' },
  ignored: { path: 'leads', key: 'leads', fixed: 'state=ignored' },
  contacts: { path: 'contacts', key: 'contacts', fixed: '' },
  matters: { path: 'matters', key: 'matters', fixed: '' },
};
