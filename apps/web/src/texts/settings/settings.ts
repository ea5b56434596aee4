/** Texts of the settings page: its sections, and where each choice is stored. */
export const settingsTexts = {
  title: 'Settings',
  contents: 'Settings',
  pages: {
    preferences: 'Preferences',
    keys: 'Keyboard shortcuts',
    firm: 'Firm settings',
    connection: 'Connection',
    account: 'Account',
  },
  keptHere: 'saved in this browser',
  yoursKeptHere: 'yours, saved in this browser',
  fromClio: (count: string) => (count === '' ? 'from Clio' : `from Clio · ${count}`),
  askingClio: 'Loading…',
  asking: 'Loading',
  tryAgain: 'Try again',
  loadMore: 'Load more',
} as const;

export const signedInTexts = {
  title: 'Account',
  person: 'Name',
  firm: 'Firm',
  region: 'Clio region',
  session: 'Session',
  ends: (idle: string, latest: string) => `Signs out after ${idle} of inactivity, or ${latest}`,
  minutes: (minutes: string) => `${minutes} minutes`,
  hours: (hours: string) => `${hours} hours`,
  regions: {
    us: 'United States',
    eu: 'Europe',
    ca: 'Canada',
    au: 'Australia',
    sandbox: 'Sandbox (sample data, not connected to Clio)',
  } as Readonly<Record<string, string>>,
} as const;

export const appearanceTexts = {
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  rows: 'Rows',
  heights: 'Row density',
  densities: { comfortable: 'Comfortable', compact: 'Compact', dense: 'Dense' },
  density: (name: string, pixels: string) => `${name}, ${pixels} px`,
  longLists: 'Long lists',
  loading: { scroll: 'Infinite scroll', button: '“Load more” button' },
  longListsWords: 'The button is always used when Reduce Motion is enabled.',
  rowsWords: 'Compact and dense rows have one line. On a phone, rows stay tall enough to tap.',
} as const;

export const regionalTexts = {
  title: 'Region & time',
  locale: 'Dates and numbers',
  asBrowser: (locale: string) => `Browser default (${locale})`,
  timeZone: 'Time zone',
  asComputer: (zone: string) => `Device time zone (${zone})`,
  asFirm: (zone: string) => `Firm time zone (${zone})`,
  firmTimeZone: 'Firm time zone',
  firmTimeZoneHint: 'Used by everyone in the firm who hasn’t chosen a time zone.',
  firmNone: 'Not set: each device’s own',
  firmSaved: 'Saved for the firm.',
  toChangeFirm: 'change the firm’s time zone',
  now: 'Example:',
  number: (number: string) => `${number}.`,
  english: 'Affects dates and numbers only.',
} as const;

export const keySettingsTexts = {
  title: 'Keyboard shortcuts',
  letters: 'Single-key shortcuts',
  lettersWords: { on: 'On', focus: 'Only while a list or record has focus', off: 'Off' },
  lettersOff:
    'Single-key shortcuts are off. Arrows, Enter, Esc, shortcuts with Ctrl, ⌘, or Alt, and all buttons still work.',
  lettersWhy: 'Turn off if you use voice control or trigger them by accident.',
  command: 'Command',
  key: 'Key',
  resetAll: 'Reset all shortcuts',
  noKey: 'no shortcut',
  off: 'off',
  change: 'Change',
  changeOf: (title: string) => `Change the shortcut of “${title}”`,
  reset: 'Reset',
  resetOf: (title: string) => `Reset the shortcut of “${title}”`,
  newKeyOf: (title: string) => `New shortcut of “${title}”`,
  press: 'Press one key, or two in a row',
  how: 'Enter to save, Backspace to start over, Esc to cancel.',
  and: ' and ',
  quoted: (title: string) => `“${title}”`,
  taken: (names: string, isOne: boolean) =>
    `Already used by ${names}. Reassigning removes it ${isOne ? 'there' : 'from both'}.`,
  take: 'Reassign',
  keep: 'Keep',
  none: 'No shortcut',
  cancel: 'Cancel',
} as const;

export const notificationTexts = {
  title: 'Desktop notifications',
  words: 'Get notified of new leads when Intake Desk is in the background.',
  noMirror: 'Notifications aren’t available because sync is off.',
  unsupported: 'This browser doesn’t support notifications.',
  denied: 'Notifications are blocked. Allow them in your browser’s site settings.',
  switchOn: 'Turn on notifications',
  switchOff: 'Turn off notifications',
  on: 'On in this browser.',
  withSound: 'Play a sound',
  withNames: 'Show caller’s name',
  withNamesWhy: 'Names may be visible on a locked screen.',
} as const;

export const customActionTexts = {
  title: 'Custom actions',
  /** Text before and after the address that leads here. */
  wordsBefore: 'A custom action is a link in the Actions menu of a matter in Clio Grow. With the URL',
  wordsAfter: 'it opens that matter here, ready for a note.',
  see: 'see custom actions',
  none: 'None yet.',
  remove: 'Delete',
  removeOf: (label: string) => `Delete “${label}”`,
  really: 'Confirm delete',
  reallyOf: (label: string) => `Confirm deleting “${label}”`,
  toRemove: 'delete this custom action',
  label: 'Menu label',
  labelHint: (least: string, most: string) => `${least} to ${most} characters.`,
  labelFault: (least: string, most: string, now: string) => `${least} to ${most} characters; now ${now}.`,
  address: 'URL',
  addressHint: 'Starts with https://.',
  addressFault: 'Enter a full https:// URL.',
  toMake: 'create custom actions',
  make: 'Create action',
  made: 'Created. It’s now in Clio’s Actions menu.',
} as const;

export const firmListTexts = {
  lists: {
    '/sources': { title: 'Sources', one: 'source', more: 'Where leads come from.' },
    '/matter_types': { title: 'Matter types', one: 'matter type', more: 'Kinds of legal work.' },
    '/locations': { title: 'Offices', one: 'office', more: 'Clio calls them locations.' },
  },
  see: 'see this list',
  defaultValue: 'Default',
  none: 'None yet.',
  fresh: (one: string) => `New ${one}`,
  isKnown: 'Name already exists.',
  toAdd: (one: string) => `add a ${one}`,
  add: (one: string) => `Add ${one}`,
  added: 'Added to Clio.',
  foot: 'To rename or delete an entry, go to Clio Grow.',
} as const;

/** Explanations of what Clio refused to do or show. */
export const refusalTexts = {
  mayNot: (what: string) => `You don’t have permission to ${what}.`,
  unknown: 'Not found in Clio.',
} as const;
