import type { words as zh } from '../zh/proposals.ts'

export const words: typeof zh = {
  proposals: 'Matters',
  tab: { open: 'Running', done: 'Done', ended: 'Other' },
  tabCount: (name, count) => `${name} ${count}`,
  search: 'Find a matter',
  searchHint: 'title, text or place',
  by: (name) => `proposed by ${name}`,
  found: (count) => (count === 1 ? '1 matter' : `${count} matters`),
  showMore: 'Show more',
  noneOpen: 'No matter is running',
  inviteOpen: 'Is there a place near you that should be better? Say so, and people will talk about it.',
  noneDone: 'No matter is done yet',
  noneEnded: 'No matter was returned, withdrawn or voted down',
  inviteOther: 'Have a look at those that are running.',
  noneFound: (search) => `Nothing was found for “${search}”`,
  inviteSearch: 'Try other words, or look among the others.',
  propose: 'Propose something',
}
