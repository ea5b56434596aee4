/** Texts of saved views. */
export const savedViewsTexts = {
  yours: 'Your views',
  current: (name: string) => `View “${name}”`,
  remove: 'Remove',
  keepAsView: 'Save view',
  name: 'View name',
  keep: 'Save',
  full: 'You’ve reached the 30-view limit.',
} as const;
