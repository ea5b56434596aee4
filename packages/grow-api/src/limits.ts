/** Longest name of a source, matter type or location. @see Grow OpenAPI, createSource, createMatterType, createLocation */
export const FIRM_LIST_NAME_MAX = 255;
/** Shortest and longest label of a custom action. @see Grow OpenAPI, createCustomAction */
export const ACTION_LABEL_LENGTH = { min: 6, max: 32 } as const;
