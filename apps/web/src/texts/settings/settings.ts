/** Texts of the settings page: its sections, and where each choice is stored. */
export const settingsTexts = {
  title: 'Settings',
  contents: 'Settings',
  parts: {
    'signed-in': 'Signed in',
    look: 'Look',
    time: 'Language and time',
    keys: 'Keys',
    notices: 'Notices',
    notes: 'Sending notes',
    templates: 'Note templates',
    connection: 'Connection',
    reasons: 'Reasons to decline',
    actions: 'Custom actions',
    lists: 'Lists of the firm',
  },
  keptHere: 'kept in this browser',
  yoursKeptHere: 'yours, kept in this browser',
  fromClio: (count: string) => (count === '' ? 'from Clio' : `from Clio · ${count}`),
  askingClio: 'Asking Clio…',
  asking: 'Asking Clio',
  tryAgain: 'Try again',
  loadMore: 'Load more',
} as const;

export const signedInTexts = {
  title: 'Signed in',
  person: 'Person',
  firm: 'Firm',
  region: 'Clio region',
  session: 'Session',
  ends: (idle: string, latest: string) => `Ends after ${idle} without use, and ${latest} at the latest`,
  minutes: (minutes: string) => `${minutes} minutes`,
  hours: (hours: string) => `${hours} hours`,
  regions: {
    us: 'United States',
    eu: 'Europe',
    ca: 'Canada',
    au: 'Australia',
    sandbox: 'Sandbox: made-up people, nothing reaches Clio',
  } as Readonly<Record<string, string>>,
} as const;

export const appearanceTexts = {
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  rows: 'Rows',
  heights: 'Height of rows',
  densities: { comfortable: 'Comfortable', compact: 'Compact', dense: 'Dense' },
  density: (name: string, pixels: string) => `${name}, ${pixels} px`,
  longLists: 'Long lists',
  loading: { scroll: 'Load as you scroll', button: 'Load by button' },
  longListsWords:
    'By button, the next rows come when you press “Load more” at the end, or step past the last row. Where the system asks for reduced motion it is always so.',
  rowsWords:
    'Compact and dense rows have one line, and show the source or type where the list is wide enough. On a phone rows stay tall enough for a thumb.',
} as const;

export const regionalTexts = {
  title: 'Language and time',
  locale: 'Dates and numbers',
  asBrowser: (locale: string) => `As this browser: ${locale}`,
  timeZone: 'Time zone',
  asComputer: (zone: string) => `As this computer: ${zone}`,
  now: 'Now it is',
  number: (number: string) => `a thousand and two hundred is ${number}.`,
  english: 'The words of the desk are English whatever is chosen here.',
} as const;

export const keySettingsTexts = {
  title: 'Keys',
  letters: 'Keys of one letter, digit or sign',
  lettersWords: { on: 'On', focus: 'Only while a list or a record has focus', off: 'Off' },
  lettersOff:
    'Letters do nothing now. Arrows, Enter, Esc and keys with Ctrl, ⌘ or Alt go on working, and so does every button.',
  lettersWhy: 'Switch them off if you steer by speech, or press keys by mistake.',
  command: 'Command',
  key: 'Key',
  resetAll: 'Reset all keys',
  noKey: 'no key',
  off: 'off',
  change: 'Change',
  changeOf: (title: string) => `Change the key of “${title}”`,
  reset: 'Reset',
  resetOf: (title: string) => `Reset the key of “${title}”`,
  newKeyOf: (title: string) => `New key of “${title}”`,
  press: 'Press a key, or two one after another',
  how: 'Enter keeps it, Backspace begins anew, Esc leaves it as it was.',
  and: ' and ',
  quoted: (title: string) => `“${title}”`,
  taken: (names: string, isOne: boolean) =>
    `Taken by ${names}: whoever keeps this key here leaves ${isOne ? 'that' : 'those'} without one.`,
  take: 'Take it',
  keep: 'Keep it',
  none: 'No key',
  cancel: 'Cancel',
} as const;

export const notificationTexts = {
  title: 'Notices of new leads',
  words: 'When a lead comes in while the desk is not in front of you, this computer can say so.',
  noMirror: 'This desk does not hear of new leads by itself (the mirror is off), so there is nothing to tell.',
  unsupported: 'This browser has no notices.',
  denied: 'The browser refuses notices for this address; only its own settings can change that.',
  switchOn: 'Switch notices on',
  switchOff: 'Switch notices off',
  on: 'On in this browser.',
  withSound: 'Ring softly when a lead comes and this window is not in front',
  withNames: 'Say the caller’s name',
  withNamesWhy:
    'Without it a notice says only that somebody came: it may be read on a locked screen, or by whoever passes.',
} as const;

export const customActionTexts = {
  title: 'Custom actions',
  /** Text before and after the address that leads here. */
  wordsBefore: 'A custom action is a link in the menu of a matter in Clio Grow. One that leads to',
  wordsAfter: 'opens that matter here, with the note to be written.',
  see: 'see custom actions',
  none: 'Clio shows this sign-in none.',
  remove: 'Delete',
  removeOf: (label: string) => `Delete “${label}”`,
  really: 'Really delete',
  reallyOf: (label: string) => `Really delete “${label}”`,
  toRemove: 'delete this custom action',
  label: 'Label in the menu',
  labelHint: (least: string, most: string) => `${least} to ${most} characters.`,
  labelFault: (least: string, most: string, now: string) => `${least} to ${most} characters; now ${now}.`,
  address: 'Where it leads',
  addressHint: 'Begins with https://.',
  addressFault: 'A whole address that begins with https://.',
  toMake: 'make custom actions',
  make: 'Make the custom action',
  made: 'Made: it is in Clio’s menu now.',
} as const;

export const firmListTexts = {
  lists: {
    '/sources': { title: 'Sources', one: 'source', more: 'Where leads come from.' },
    '/matter_types': { title: 'Matter types', one: 'matter type', more: 'Kinds of legal work.' },
    '/locations': { title: 'Offices', one: 'office', more: 'Clio calls them locations.' },
  },
  see: 'see this list',
  defaultValue: 'When nobody chose one',
  none: 'None yet.',
  fresh: (one: string) => `New ${one}`,
  isKnown: 'There is one of that name.',
  toAdd: (one: string) => `add a ${one}`,
  add: (one: string) => `Add the ${one}`,
  added: 'Added in Clio.',
  foot: 'Clio’s API can add to these lists. To rename or delete an entry, go to Clio Grow.',
} as const;

/** Explanations of what Clio refused to do or show. */
export const refusalTexts = {
  mayNot: (what: string) => `Clio does not let this sign-in ${what}.`,
  unknown: 'Clio knows nothing of it any more, or has no such thing here.',
} as const;
