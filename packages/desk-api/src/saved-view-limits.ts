/** Most views a person keeps; longest name and address, in characters. */
export const SAVED_VIEW_LIMITS = { views: 30, name: 40, address: 1000 } as const;
