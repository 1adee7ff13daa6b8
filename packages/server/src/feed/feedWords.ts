/** Words of feeds and calendars, by language. */
export const feedWords = {
  zh: {
    dates: '日程',
    ends: (title: string) => `截止：${title}`,
    session: (number: number) => `第${number}次会议`,
    change: {
      moved: (session: string, when: string, place: string) => `${session}改期：${when}，${place}`,
      cancelled: (session: string) => `${session}取消`,
    },
  },
  en: {
    dates: 'Dates',
    ends: (title: string) => `Ends: ${title}`,
    session: (number: number) => `Session ${number}`,
    change: {
      moved: (session: string, when: string, place: string) => `${session} moved: ${when}, ${place}`,
      cancelled: (session: string) => `${session} called off`,
    },
  },
}
