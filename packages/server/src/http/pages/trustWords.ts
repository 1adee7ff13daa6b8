import type { Lang } from './format.ts'

/** What somebody could do, and what finds it or that nothing does. */
type Found = readonly [what: string, found: string]

interface TrustWords {
  title: string
  description: string
  intro: string
  anybody: string
  provable: readonly string[]
  toReceipt: string
  toVerifier: string
  operator: string
  operatorIntro: string
  operatorCould: readonly Found[]
  site: string
  siteCould: readonly string[]
  nobody: string
  cannot: readonly string[]
  own: string
  ownDo: readonly string[]
  data: string
  dataHow: readonly string[]
}

/** Words of the page that says what can be proven and what cannot. */
export const trustWords: Record<Lang, TrustWords> = {
  zh: {
    title: '能证明什么，不能证明什么',
    description: '平台的管理者和嵌入本平台的网站还能做什么，怎样发现；哪些谁也防不住。',
    intro: '这一页把话说明白：哪些事谁都能自己核对，哪些事只能靠人盯着，哪些事防不住。',
    anybody: '谁都能核对的',
    provable: [
      '公示、投票、计票，每一步都写进公开存证，只往后添，不改、不删。',
      '公布的结果，可以由公开的记录重新算出来；页面上公布的数字与存证不一样，核对时会说出来。',
      '每张票收下时当场给一份签了名的承诺，随后给凭证。凭查验码，换一台手机或电脑就能查到记录的是什么。',
      '公示和会议纪要上印着存证的根值：纸，就是证人。',
    ],
    toReceipt: '查验我的票、核对全部记录',
    toVerifier: '单独一个文件的核对页',
    operator: '平台的管理者还能做什么',
    operatorIntro: '假定有人拿着整个数据库和服务器：',
    operatorCould: [
      ['改、删、插以前的记录', '根值就对不上了，谁核对谁发现。'],
      [
        '给不同的人看不同的存证，或退回到以前',
        '两份签了名的根值对不上：看过的手机、保存过的人、纸质公示都能指出来。',
      ],
      ['收了票却不写进存证', '您手里有签了名的承诺，这就是凭据。'],
      [
        '替没有投票的人投票',
        '靠计算发现不了，要靠人：本人登录后看得到自己名下有没有票、什么时候来的，凭查验码也查得到；社区和业主可以打电话、上门回访。',
      ],
      ['在保密表决里看到您选了什么', '防不住。所以投票前就写明；要谁也看不到，只能用纸质票箱。'],
    ],
    site: '嵌入本平台的网站还能做什么',
    siteCould: [
      '网站自己的程序与我们的部件在同一页里：它能看到您输入的密码和查验码，能显示假的问题，也能改您的选择。',
      '所以有约束力的表决只在平台自己的网址上投，那里没有别人的程序。',
      '在别的网站里投的票，投完换一台设备，凭查验码查一查记录的是什么。',
    ],
    nobody: '谁也防不住的',
    cannot: [
      '有人站在旁边看着您投票。截止前可以改票，只算最后一张，多少有些用处。',
      '按面积计票又要谁也看不到：一套房的面积（比如58.37平方米）往往就等于一个名字，所以系统不提供“按面积的秘密表决”。',
    ],
    own: '您可以做的',
    ownDo: [
      '留好查验码，换一台设备查一查。',
      '把核对页存成文件，或者请懂技术的人用 yishi verify 命令，把全部记录重新算一遍。',
      '看到不是自己投的票、对不上的数字，截图留存，告诉社区或街道。',
    ],
    data: '个人资料',
    dataHow: [
      '公开的页面、文件和存证里，姓名、电话打码，住址只写到楼栋。写全名要本人单独同意，同意可以收回。',
      '工作人员每查阅一次业主名册都有记录。',
      '平台上留有您的哪些资料，可以要一份；写错了可以更正；账号可以注销。注销后票仍计数，但没有人再能说出是谁投的账号。按法律留存的业主名册不在其内。',
      '登录以后，在登录页的“我的资料”里办。',
    ],
  },
  en: {
    title: 'What can be proven, and what cannot',
    description:
      'What whoever runs the server, and the site that shows it, could still do, how that is found, and what nobody can prevent.',
    intro:
      'Said plainly: what anybody can check, what only people who watch can find, and what cannot be prevented.',
    anybody: 'What anybody can check',
    provable: [
      'Notices, ballots and counts are each written into a public log, which is only ever added to.',
      'Published results can be worked out again from the public record; where a page shows other numbers than the log, the check says so.',
      'Each ballot is answered with a signed promise at once and with a receipt soon after. With its code, what was recorded can be looked up on a second device.',
      'Notices and minutes bear the root of the log: paper is a witness.',
    ],
    toReceipt: 'Look up my ballot, or check all of the record',
    toVerifier: 'The page of one file that checks a log',
    operator: 'What whoever runs the server could still do',
    operatorIntro: 'With all of the database and the server in hand:',
    operatorCould: [
      ['Change, drop or insert history', 'The root no longer matches: whoever checks finds it.'],
      [
        'Show different logs to different people, or go back to an earlier one',
        'Two signed roots do not agree: a device that saw one, somebody who kept one, or the notice on paper shows it.',
      ],
      ['Take a ballot and leave it out of the log', 'You hold a signed promise, which is the evidence.'],
      [
        'Cast for people who did not vote',
        'No calculation finds that; people do. Whoever signs in sees whether there is a ballot in their name and when it came; the community and its owners can call back and ask.',
      ],
      [
        'See your choice in a confidential vote',
        'This cannot be prevented, and the ballot says so beforehand. What nobody may see belongs into a ballot box.',
      ],
    ],
    site: 'What the site that shows our elements could still do',
    siteCould: [
      'Its programs share the page with our elements: they could read a code as it is typed, show a false question, or change a choice.',
      'Therefore binding ballots are cast on our own address alone, where no foreign program runs.',
      'Whatever you cast within another site, look up afterwards on a second device by its code.',
    ],
    nobody: 'What nobody can prevent',
    cannot: [
      'Somebody looking over your shoulder. Until the end a vote can be changed and the last one counts, which helps a little.',
      'A vote by floor area that nobody could read: an area of 58.37 m² is as good as a name. A secret ballot by area is therefore not offered.',
    ],
    own: 'What you can do',
    ownDo: [
      'Keep the code of your ballot and look it up on another device.',
      'Keep the checking page as a file, or ask somebody to run yishi verify, and work all of the record out again.',
      'Where a ballot is not yours or a number does not fit, keep a picture of it and tell the community or the street office.',
    ],
    data: 'Personal data',
    dataHow: [
      'In public pages, files and the log, names and numbers are masked and dwellings are their building alone. A full name needs its own consent, which can be taken back.',
      'Every reading of an owners’ roll by staff is recorded.',
      'You can have a copy of what is kept of you, have it corrected, and erase your account. Ballots stay and count; which account cast them can no longer be told. Owners’ rolls that the law has kept are not part of it.',
      'When signed in, under “What is kept of me” on the page for signing in.',
    ],
  },
}
