/** Instants and lengths of time in a sentence. What comes in is written as the locale and the zone want it. */
export const timeTexts = {
  unknown: 'unknown time',
  minutes: (minutes: string) => `${minutes} min`,
  hours: (hours: string, minutes: string) => `${hours} h ${minutes} min`,
  yesterday: (time: string) => `Yesterday ${time}`,
  weekday: (day: string, time: string) => `${day} ${time}`,
  todayAt: (time: string) => `today at ${time}`,
  yesterdayAt: (time: string) => `yesterday at ${time}`,
  dayAt: (day: string, time: string) => `${day}, ${time}`,
  comingToday: (time: string) => `at ${time}`,
  comingTomorrow: (time: string) => `tomorrow at ${time}`,
  comingOn: (day: string, time: string) => `on ${day} at ${time}`,
  comingUnknown: 'at an unknown time',
} as const;
