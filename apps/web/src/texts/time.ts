/** Texts for points in time and durations. Values are passed in formatted for the locale and time zone. */
export const timeTexts = {
  unknown: 'unknown time',
  minutes: (minutes: string) => `${minutes} min`,
  wholeHours: (hours: string) => `${hours} h`,
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
  callerTime: (time: string, place: string) => `${time} · likely ${place}`,
} as const;
