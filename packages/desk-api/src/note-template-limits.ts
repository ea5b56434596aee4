/** Most templates a firm keeps; longest name, subject and text, in characters. */
export const NOTE_TEMPLATE_LIMITS = { templates: 40, name: 40, subject: 200, text: 4000 } as const;
