/** Texts of saved views. */
export const savedViewsTexts = {
  yours: 'Your views',
  current: (name: string) => `View “${name}”`,
  remove: 'Remove',
  keepAsView: 'Keep as a view',
  name: 'Name of the view',
  keep: 'Keep',
  full: 'There are thirty already.',
} as const;
