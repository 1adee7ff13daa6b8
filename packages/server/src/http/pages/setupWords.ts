import type { Lang } from './format.ts'

/** Words of the first-run page, and how each field is called. */
export interface SetupWords {
  code: string
  title: string
  intro: string
  word: string
  wrongWord: string
  wrong: string
  busy: string
  over: string
  done: (name: string) => string
  toSignIn: string
  signInAs: (login: string) => string
  send: string
  fields: Record<SetupField, { label: string; hint: string; usual: string }>
}

/** The fields in the order in which they are asked. */
export const setupFields = [
  'zone',
  'name',
  'level',
  'timeZone',
  'issuer',
  'telephone',
  'place',
  'hours',
  'adminName',
  'adminLogin',
  'adminPassword',
  'zones',
  'origins',
] as const
export type SetupField = (typeof setupFields)[number]

const zh: SetupWords = {
  code: 'zh-CN',
  title: '第一次使用',
  intro: '这台服务器上还没有社区。填好下面的内容，就建立社区和第一位管理员。以后可以在工作台修改，地址除外。',
  word: '启动口令（服务器启动时打印在终端里）',
  wrongWord: '口令不对。请看服务器启动时打印的内容。',
  wrong: '有几处需要改正，其他内容都还在；密码请重新填写。',
  busy: '试得太频繁了，请过一会儿再试。',
  over: '社区已经建立，这一页不再可用。',
  done: (name) => `${name}已建立。`,
  toSignIn: '去登录',
  signInAs: (login) => `请用“${login}”和刚才设的密码登录。`,
  send: '建立社区',
  fields: {
    zone: { label: '社区地址', hint: '小写字母和数字，例如 yiguang；定了就不能改', usual: '' },
    name: { label: '社区名称', hint: '例如 怡光社区', usual: '' },
    level: { label: '层级', hint: 'street 街道、community 社区、estate 小区', usual: 'community' },
    timeZone: { label: '时区', hint: '', usual: 'Asia/Shanghai' },
    issuer: { label: '公示落款单位', hint: '例如 怡光社区居民委员会', usual: '' },
    telephone: { label: '服务站电话', hint: '', usual: '' },
    place: { label: '服务站地点', hint: '', usual: '社区服务站' },
    hours: { label: '受理时间', hint: '', usual: '8:30至18:00' },
    adminName: { label: '管理员姓名', hint: '', usual: '' },
    adminLogin: { label: '管理员登录名', hint: '小写字母、数字、点和横线', usual: 'admin' },
    adminPassword: { label: '管理员密码', hint: '至少10个字符', usual: '' },
    zones: {
      label: '下级辖区（可不填）',
      hint: '一行一个，上级在前：yiguang.huayuan estate 华园小区',
      usual: '',
    },
    origins: {
      label: '允许登录的网站（可不填）',
      hint: '一行一个：https://community.example.org',
      usual: '',
    },
  },
}

const en: SetupWords = {
  code: 'en',
  title: 'First use',
  intro:
    'No community stands on this server yet. This founds one with its first administrator. All but the address can be changed later.',
  word: 'Start word (printed in the terminal when the server started)',
  wrongWord: 'That is not the word. Look at what the server printed when it started.',
  wrong: 'Some things have to be put right. Everything else is kept; please type the password again.',
  busy: 'Too many tries. Please wait a little.',
  over: 'A community stands already; this page is closed.',
  done: (name) => `${name} is founded.`,
  toSignIn: 'To the sign-in',
  signInAs: (login) => `Sign in as “${login}” with the password that you just chose.`,
  send: 'Found the community',
  fields: {
    zone: { label: 'Address of the community', hint: 'lower-case letters and digits, for good', usual: '' },
    name: { label: 'Name', hint: '', usual: '' },
    level: { label: 'Level', hint: 'street, community or estate', usual: 'community' },
    timeZone: { label: 'Time zone', hint: '', usual: 'Asia/Shanghai' },
    issuer: { label: 'Who issues its notices', hint: '', usual: '' },
    telephone: { label: 'Telephone of the service station', hint: '', usual: '' },
    place: { label: 'Where the station is', hint: '', usual: '' },
    hours: { label: 'When it is open', hint: '', usual: '' },
    adminName: { label: 'Name of the administrator', hint: '', usual: '' },
    adminLogin: {
      label: 'Sign-in name',
      hint: 'lower-case letters, digits, dots and dashes',
      usual: 'admin',
    },
    adminPassword: { label: 'Password', hint: 'at least 10 characters', usual: '' },
    zones: {
      label: 'Zones below (may be left out)',
      hint: 'one a line, the upper ones first: yiguang.huayuan estate Huayuan',
      usual: '',
    },
    origins: {
      label: 'Sites that may sign people in (may be left out)',
      hint: 'one a line: https://community.example.org',
      usual: '',
    },
  },
}

/** The words in a language. */
export function setupWordsOf(lang: Lang): SetupWords {
  return lang === 'en' ? en : zh
}
