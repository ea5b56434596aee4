/** Lists with an order or filters of their own, for the palette. They need the mirror. */
export const PALETTE_VIEWS = [
  { title: 'Inbox, longest waiting first', keywords: 'view leads order oldest', to: '/?sort=waiting' },
  { title: 'Inbox, without a telephone number', keywords: 'view leads phone none', to: '/?hasPhone=false' },
  { title: 'Matters in intake', keywords: 'view stage open', to: '/matters?category=intake' },
  { title: 'Matters that were hired', keywords: 'view stage won', to: '/matters?category=hired' },
  { title: 'Contacts by name', keywords: 'view people order', to: '/contacts?sort=name' },
] as const;
