/** Lists with an order or filters of their own, as the palette calls them; and other words for each. */
export const paletteViewTexts = {
  waiting: { title: 'Inbox, longest waiting first', keywords: 'view leads order oldest' },
  noPhone: { title: 'Inbox, without a telephone number', keywords: 'view leads phone none' },
  intake: { title: 'Matters in intake', keywords: 'view stage open' },
  hired: { title: 'Matters that were hired', keywords: 'view stage won' },
  byName: { title: 'Contacts by name', keywords: 'view people order' },
} as const;
