/** Texts that all lists share: header, notices, last line and printed page. */
export const listActionTexts = {
  oldestFirst: 'Oldest first',
  inAll: (count: string) => `${count} in all.`,
  print: 'Print this list',
  printing: 'Reading the whole list…',
  printed: (count: string) => `${count} rows on paper.`,
  printedCut: (count: string, total: string) =>
    `The first ${count} of ${total} rows on paper: filter the list to print fewer.`,
  printedPartial: 'Not everything has been read from Clio yet.',
  sheet: {
    rows: (count: string) => `${count} rows`,
    cut: (count: string, total: string) => `the first ${count} of ${total} rows`,
    unfiltered: 'not filtered',
    filter: (label: string, value: string) => `${label}: ${value}`,
    printedBy: (person: string, when: string) => `Printed by ${person}, ${when}`,
    onlyInSight: 'These are the rows in sight only. “Print this list” prints all of them.',
  },
} as const;
