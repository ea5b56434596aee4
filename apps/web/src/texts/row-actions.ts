/** What can be done with a lead in its row; with its name, since several rows may offer it. */
export const rowActionTexts = {
  take: (name: string) => `Take ${name}`,
  release: (name: string) => `Release ${name}`,
  pursue: (name: string) => `Pursue ${name}`,
  needInfo: (name: string) => `Need info from ${name}`,
} as const;
