import type { ContactView, PollView } from '@yishi/schema/words'
import { html, type TemplateResult } from 'lit'
import { formatEnd } from '../../format/date.ts'
import type { words as pollWords } from '../../locales/zh/deskPoll.ts'
import type { Form } from './form.ts'

/** A vote that runs, and where the community can be met. */
export interface Extending {
  poll: PollView
  contact: ContactView
}

interface Drawn {
  words: typeof pollWords
  tongue: string
}

/** Propose the notice of a vote that is made longer; its own period says until when. */
export function proposeExtension(form: Form, { poll, contact }: Extending, { words, tongue }: Drawn): void {
  form.propose({
    'notice-title': words.extendTitleOf(poll.title),
    'notice-addressee': words.extendAddressee(contact.name),
    'notice-body': words.extendBodyOf({
      title: poll.title,
      before: formatEnd(poll.closesAt, tongue),
      reason: form.value('reason').replace(/[。.]$/, ''),
    }),
    'notice-contact-telephone': contact.telephone,
    'notice-contact-place': contact.place,
    'notice-contact-hours': contact.hours,
  })
}

/** How long and why, and the notice of it. */
export function extensionFields(form: Form, words: typeof pollWords): TemplateResult {
  return html`${form.number({ id: 'days', label: words.extendTo, least: 1, greatest: 366 })}
    ${form.text({ id: 'reason', label: words.extendWhy, lines: 2, most: 500 })}
    <p class="help">${words.extendNotice}</p>
    ${form.text({ id: 'notice-title', label: words.noticeTitle, most: 120 })}
    ${form.text({ id: 'notice-addressee', label: words.noticeTo, most: 200 })}
    ${form.text({ id: 'notice-body', label: words.noticeBody, lines: 5, most: 20_000 })}
    ${form.text({ id: 'notice-contact-telephone', label: words.noticePhone, type: 'tel', most: 30 })}
    ${form.text({ id: 'notice-contact-place', label: words.noticePlace, most: 100 })}
    ${form.text({ id: 'notice-contact-hours', label: words.noticeHours, most: 60, optional: true })}`
}

/** What the act takes of the form. */
export function extensionOf(form: Form) {
  return {
    days: Number(form.value('days')),
    reason: form.value('reason'),
    notice: {
      title: form.value('notice-title'),
      addressee: form.value('notice-addressee'),
      basis: '',
      body: form.value('notice-body'),
      contact: {
        person: '',
        telephone: form.value('notice-contact-telephone'),
        place: form.value('notice-contact-place'),
        hours: form.value('notice-contact-hours'),
      },
    },
  }
}
