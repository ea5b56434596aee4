/** Where the list stands that an address belongs to, whatever record is open beside it: `/matters?status=Hired`. */
export function listAddress(pathname: string, search: string): string {
  const [, first = ''] = pathname.split('/');
  const path = first === 'matters' || first === 'contacts' ? `/${first}` : '/';
  const parameters = new URLSearchParams(search);
  parameters.sort();
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`;
}
