import { somePoll } from '../testing/polls.ts'
import { somePlan } from '../testing/stages.ts'
import type { Who } from '../who.ts'
import { noticeWords, type Scene } from './scene.ts'

/** A call that would go through: by whom, with what, and when. */
export interface Sample {
  as: Who | null
  input: Record<string, unknown>
  at: Date
  /** What even a right call is refused by, where the scene has no such thing. */
  refused?: string
}

/** The procedure that a sample is of. */
export const procedureOf = (sample: string): string => sample.split(' ')[0]!

/**
 * One call that would go through for every procedure of the router, and further kinds of it behind a blank. A procedure that has none here fails the matrix: whoever adds
 * one says here what a right call of it looks like, and it is attacked from every side.
 */
export function samplesOf(scene: Scene): Record<string, Sample> {
  const { zone, ids, at, people, others, world } = scene
  const { resident, clerk, councillor, gridworker, property, assignee, admin } = people
  const root = { zone: world.tenant }
  const here = { zone }
  const on = (name: string) => ({ zone, proposal: ids[name] })
  const inPoll = { ...on('polling'), poll: ids.poll }
  /** Ready with the id of that name. */
  const when = (name: string) => at[name]!
  const later = at.later!
  const iso = (name: string) => when(name).toISOString()
  const call = (as: Who | null, input: object, instant = later): Sample => ({
    as,
    input: input as Record<string, unknown>,
    at: instant,
  })
  const onMatter = (as: Who, name: string, more: object = {}) =>
    call(as, { ...on(name), ...more }, when(name))
  const elsewhere = (as: Who, more: object): Sample => ({
    ...onMatter(as, 'bare', more),
    refused: 'wrong-stage',
  })
  const weight = { heads: 1, area: '1.00' }
  const both = { zh: '试行', en: '' }
  const someProcess = {
    key: 'own',
    title: both,
    basis: both,
    effectiveFrom: '2026-01-01',
    startedBy: ['resident'],
    stages: [],
  }
  const choices = { q1: 'for' }
  const notice = { ...noticeWords, days: 15 }
  return {
    'act.addZone': call(admin, { zone, below: `${zone}.new`, level: 'grid', name: '新网格' }),
    'act.allowOrigin': call(admin, { ...root, origin: 'https://new.example.org', allowed: true }),
    'act.appoint': call(admin, { zone, name: '新人', role: 'clerk', person: ids.newcomer }),
    'act.registerHouseholds': call(clerk, {
      zone,
      households: [{ zone, building: '7号楼', unit: '', room: '701' }],
    }),
    'act.vouch': call(clerk, { zone, household: ids.household4, person: ids.resident1 }),
    'act.propose': call(resident, {
      zone,
      process: 'tiyizuo',
      title: '路灯',
      body: '修路灯。',
      place: '东门',
      photos: [ids.photo],
      household: ids.household0,
      follows: ids.ended,
    }),
    'act.withdraw': onMatter(resident, 'screening', { reason: '不再需要' }),
    'act.screen': onMatter(clerk, 'screening', {
      decision: 'accepted',
      ownership: '公共',
      consent: ids.paper,
      money: '惠民资金',
      partyStudy: null,
      affected: [{ household: ids.household1, why: '在此种菜' }],
    }),
    'act.screen merged': onMatter(clerk, 'screening', {
      decision: 'merged',
      into: ids.seconding,
      reason: '同一件事',
    }),
    'act.second': onMatter(others.neighbour, 'seconding', { household: ids.household2 }),
    'act.draftPlan': onMatter(clerk, 'bare', { ...somePlan, photos: [ids.photo], change: 'first' }),
    'act.opine': onMatter(resident, 'consulting', { household: ids.household0, stance: 'for', reason: '' }),
    'act.visit': onMatter(gridworker, 'consulting', {
      visit: 'v-made-on-a-phone',
      household: ids.household0,
      visitedAt: iso('consulting'),
      together: '',
      needs: '',
      outcome: 'agreed',
      persuading: false,
      opinion: { stance: 'for', reason: '' },
    }),
    'act.follow': onMatter(resident, 'consulting', { active: true }),
    'act.callSession': call(clerk, {
      zone,
      startsAt: later.toISOString(),
      place: '议事厅',
      agenda: [{ proposal: ids.called, text: '是否同意？', planVersion: 1 }],
    }),
    'act.openSession': call(clerk, { zone, session: ids.calledSession }),
    'act.arrive': call(clerk, { zone, session: ids.session, person: ids.councillor4 }),
    'act.askToSpeak': call(councillor, {
      zone,
      session: ids.session,
      motion: ids.waitingMotion,
      speaker: { person: ids.councillor0 },
    }),
    'act.withdrawSpeech': call(clerk, { zone, session: ids.session, speech: ids.waitingSpeech }),
    'act.giveFloor': call(clerk, { zone, session: ids.session, speech: ids.waitingSpeech }),
    'act.endSpeech': call(clerk, { zone, session: ids.session, speech: ids.speech }),
    'act.leave': call(clerk, { zone, session: ids.session, person: ids.councillor1 }),
    'act.recuse': onMatter(clerk, 'voting', { person: ids.councillor1, reason: '亲属' }),
    'act.putMotion': onMatter(clerk, 'waiting', { motion: ids.waitingMotion }),
    'act.voteMotion': onMatter(councillor, 'voting', { motion: ids.motion, choice: 'for' }),
    'act.closeMotion': onMatter(clerk, 'voting', { motion: ids.motion }),
    'act.signOff': onMatter(property, 'carried', { party: 'property', stance: 'signed' }),
    'act.recordSilence': onMatter(clerk, 'overdue'),
    'act.closeSession': { ...call(clerk, { zone, session: ids.session }), refused: 'motions-open' },
    'act.publishMinutes': call(clerk, { zone, session: ids.closedSession, text: '纪要' }),
    'act.correctMinutes': call(clerk, { zone, session: ids.minutesSession, text: '更正' }),
    'act.publishNotice': onMatter(clerk, 'noticing', { kind: 'plan', attachments: [ids.paper], ...notice }),
    'act.publishFreeNotice': call(clerk, { zone, kind: 'funds', attachments: [ids.paper], ...notice }),
    'act.correctNotice': call(
      clerk,
      { zone, notice: ids.notice, ...noticeWords, correction: '错字' },
      when('hanging'),
    ),
    'act.revisePlan': onMatter(clerk, 'hanging', { ...somePlan, cost: 2, photos: [ids.photo] }),
    'act.renewNotice': onMatter(clerk, 'answered', { attachments: [ids.paper], ...notice }),
    'act.extendNotice': onMatter(clerk, 'hanging', { notice: ids.notice, days: 20, reason: '节日' }),
    'act.postNotice': call(
      gridworker,
      { zone, notice: ids.notice, place: '单元门', photo: ids.photo, postedAt: iso('hanging') },
      when('hanging'),
    ),
    'act.takeDown': call(
      gridworker,
      { zone, notice: ids.notice, posting: ids.posting, takenDownAt: later.toISOString() },
      later,
    ),
    'act.serveNotice': onMatter(clerk, 'hanging', { household: ids.household0, servedAt: iso('hanging') }),
    'act.raiseObjection': onMatter(resident, 'hanging', {
      notice: ids.notice,
      household: ids.household0,
      body: '留一块',
      consent: true,
    }),
    'act.writeObjection': onMatter(clerk, 'hanging', {
      notice: ids.notice,
      household: ids.household3,
      body: '留一块',
      consent: true,
      channel: 'telephone',
      readBack: true,
    }),
    'act.meetObjector': onMatter(gridworker, 'hanging', {
      objection: ids.objection,
      answer: 'met',
      metAt: iso('hanging'),
      note: '已谈',
    }),
    'act.meetObjector declined': onMatter(gridworker, 'hanging', {
      objection: ids.objection,
      answer: 'declined',
      note: '',
    }),
    'act.answerObjection': onMatter(councillor, 'hanging', {
      objection: ids.metObjection,
      outcome: 'dismissed',
      reply: '不予采纳',
    }),
    'act.withdrawObjection': onMatter(others.neighbour, 'hanging', { objection: ids.objection }),
    'act.askReview': onMatter(others.neighbour, 'answered', { objection: ids.dismissed }),
    'act.addTask': onMatter(clerk, 'acting', {
      title: '换灯',
      owner: '物业',
      person: ids.assignee,
      dueOn: '2026-12-01',
    }),
    'act.finishTask': onMatter(assignee, 'acting', { task: ids.task, note: '' }),
    'act.addEvidence': onMatter(assignee, 'acting', {
      task: ids.task,
      moment: 'before',
      photos: [ids.photo],
      takenOn: '2026-03-18',
    }),
    'act.accept': onMatter(councillor, 'accepting', { side: 'council', verdict: 'accepted', reason: '' }),
    'act.publishOutcome': onMatter(clerk, 'publishing', { attachments: [ids.paper], ...notice }),
    'act.rate': onMatter(resident, 'rating', { household: ids.household0, stars: 5, comment: '' }),
    'act.importOwnerRoll': { ...call(clerk, { zone, job: 'no-job' }), refused: 'unknown-roll' },
    'act.makeHouseholdRoll': call(clerk, { zone, name: '户名册' }),
    'act.freezeRoll': call(clerk, { zone, roll: ids.freeRoll }),
    'act.readRoll': call(clerk, { zone, roll: ids.ownersRoll, what: '核对' }),
    'act.nameVoter': call(clerk, {
      zone,
      roll: ids.ownersRoll,
      elector: ids.otherOwner,
      person: ids.resident1,
    }),
    'act.objectToRoll': {
      ...call(clerk, { zone, roll: ids.ownersRoll, about: 'missing', body: '漏了一户' }),
      refused: 'roll-frozen',
    },
    'act.answerRollObjection': {
      ...call(clerk, {
        zone,
        roll: ids.ownersRoll,
        objection: 'none',
        outcome: 'dismissed',
        reply: '核对无误',
      }),
      refused: 'unknown-objection',
    },
    'act.correctRoll': call(clerk, {
      zone,
      roll: ids.importedRoll,
      reason: '漏录',
      correction: {
        what: 'add',
        names: '新业主',
        dwelling: { building: '9号楼', unit: '', room: '901', use: 'dwelling', area: '50.00' },
      },
    }),
    'act.drawRoll': call(clerk, { zone, roll: ids.importedRoll, name: '1号楼名册', building: '1号楼' }),
    'act.announcePoll': onMatter(clerk, 'beforePoll', { ...somePoll, roll: ids.roll, clause: ids.paper }),
    'act.skipPoll': onMatter(clerk, 'beforePoll', { reason: '没有争议' }),
    'act.extendPoll': onMatter(clerk, 'polling', {
      poll: ids.poll,
      days: 10,
      reason: '节日',
      notice: noticeWords,
    }),
    'act.recordService': onMatter(clerk, 'polling', {
      poll: ids.poll,
      electors: [ids.elector0, ids.elector1],
      how: 'in-person',
      at: iso('polling'),
      receipt: ids.paper,
      warned: true,
    }),
    'act.cast': onMatter(resident, 'polling', { poll: ids.poll, elector: ids.elector0, choices }),
    'act.cast owner': onMatter(others.voter, 'owners', {
      poll: ids.ownersPoll,
      elector: ids.owner,
      choices,
    }),
    'act.openBatch': call(clerk, inPoll, when('polling')),
    'act.handIn': call(
      clerk,
      {
        ...inPoll,
        batch: ids.emptyBatch,
        elector: ids.elector4,
        handedInAt: iso('polling'),
        collector: ids.assignee,
        photo: ids.photo,
      },
      when('polling'),
    ),
    'act.enterSheet': call(clerk, { ...inPoll, sheet: ids.handedSheet, choices }, when('polling')),
    'act.confirmSheet': call(clerk, { ...inPoll, sheet: ids.enteredSheet, choices }, when('polling')),
    'act.settleSheet': call(clerk, { ...inPoll, sheet: ids.differingSheet, choices }, when('polling')),
    'act.declareEntered': call(clerk, { ...inPoll, batch: ids.emptyBatch }, when('polling')),
    'act.attach': call(resident, {
      zone,
      mime: 'image/webp',
      name: '照片',
      alt: '',
      width: 8,
      height: 6,
      bytes: Buffer.from('RIFF'),
      visibility: 'public',
    }),
    'act.addHostKey': call(admin, {
      ...root,
      origin: ids.site,
      keyId: 'another-key',
      jwk: { kty: 'OKP', crv: 'Ed25519', x: 'B'.repeat(43) },
    }),
    'act.removeHostKey': call(admin, { ...root, keyId: ids.key }),
    'act.contestClaim': call(resident, { zone, household: ids.household0, person: ids.newcomer }),
    'act.correctPerson': call(clerk, { ...here, person: ids.resident2, name: '新名' }),
    'act.correctPerson own': call(resident, { ...here, person: ids.resident0, phone: '13800005678' }),
    'act.erasePerson': call(clerk, { ...here, person: ids.resident2 }),
    'act.endMembership': call(clerk, {
      zone,
      household: ids.household0,
      person: ids.newcomer,
      outcome: 'ended',
      reason: '搬走',
    }),
    'act.issueLetters': call(clerk, {
      zone,
      for: 'electors',
      roll: ids.ownersRoll,
      only: [ids.otherOwner],
    }),
    'act.issueLetters households': call(clerk, { zone, for: 'households', only: [ids.household5] }),
    'act.voidLetters': call(clerk, { zone, letters: [ids.letter] }),
    'act.dismiss': call(admin, { zone, grant: ids.grant, reason: '离任' }),

    // Stages that no matter of the scene is in, and what needs such a matter.
    'act.recordStudy': elsewhere(clerk, {
      heldOn: '2026-03-18',
      conclusion: 'agreed',
      note: '同意',
      papers: [ids.paper],
    }),
    'act.answerSurvey': elsewhere(resident, { household: ids.household0, body: '修路' }),
    'act.listCandidates': {
      ...onMatter(clerk, 'bare', { candidates: ['修路', '修灯'] }),
      refused: 'not-available',
    },
    'act.callMeeting': elsewhere(clerk, {
      startsAt: later.toISOString(),
      place: '会议室',
      text: '是否同意？',
      roll: ids.roll,
    }),
    'act.recordAttendance': call(clerk, { zone, session: ids.session, arrived: [ids.councillor4], left: [] }),
    'act.countHands': elsewhere(clerk, { motion: ids.motion, for: 1, against: 0, abstain: 0 }),
    'act.appraise': elsewhere(resident, { household: ids.household0, scores: { c1: 5 } }),
    'act.recordLot': elsewhere(clerk, {
      winner: 'c1',
      drawnAt: iso('bare'),
      place: '会议室',
      how: '抓阄',
      witnesses: ['甲', '乙'],
    }),
    'act.recordLot of a poll': elsewhere(clerk, {
      poll: ids.poll,
      question: 'q1',
      winner: '1',
      drawnAt: iso('bare'),
      place: '会议室',
      how: '抓阄',
      witnesses: ['甲', '乙'],
    }),
    'act.makeMemberRoll': call(clerk, {
      zone,
      kind: 'adults',
      name: '居民名册',
      members: [{ name: '王一' }],
    }),
    'act.grantProxy': onMatter(clerk, 'owners', {
      poll: ids.ownersPoll,
      elector: ids.otherOwner,
      holder: { name: '受托人' },
      items: { q1: 'for' },
      document: ids.paper,
    }),
    'act.revokeProxy': {
      ...onMatter(others.voter, 'owners', { poll: ids.ownersPoll, proxy: 'no-proxy' }),
      refused: 'unknown-proxy',
    },
    'act.importOfficial': elsewhere(clerk, {
      poll: ids.poll,
      platform: '官方平台',
      document: ids.paper,
      decidedAt: iso('bare'),
      votes: [{ for: weight, against: weight, abstain: weight, invalid: weight }],
    }),
    'act.correctOfficial': elsewhere(clerk, {
      poll: ids.poll,
      platform: '官方平台',
      document: ids.paper,
      decidedAt: iso('bare'),
      votes: [{ for: weight, against: weight, abstain: weight, invalid: weight }],
      reason: '更正',
    }),
    'act.recountPoll': elsewhere(clerk, { poll: ids.poll, reason: '更正' }),
    'act.rereadSheet': elsewhere(clerk, {
      poll: ids.poll,
      sheet: ids.differingSheet,
      objection: ids.objection,
      choices,
    }),
    'act.moveSession': call(clerk, {
      zone,
      session: ids.calledSession,
      startsAt: new Date(later.getTime() + 86_400_000).toISOString(),
      place: '另一处',
      reason: '场地维修',
    }),
    'act.cancelSession': call(clerk, { zone, session: ids.calledSession, reason: '场地维修' }),
    'act.retireProcess': {
      ...call(admin, { ...root, key: 'own.none', reason: '不再使用' }),
      refused: 'unknown-process',
    },
    'act.saveProcess': { ...call(admin, { ...root, process: someProcess }), refused: 'process-invalid' },
    'act.extendCalendar': {
      ...call(admin, { ...root, year: 2027, rest: '', work: '', basis: '国办通知' }),
      refused: 'input-invalid',
    },

    'read.processes': call(null, here),
    'read.proxies': call(clerk, { ...here, poll: ids.ownersPoll }),
    'read.lookUp': { ...call(null, { ...here, code: 'K7QM-4XWD-2P' }), refused: 'unknown-receipt' },
    'read.zones': call(clerk, here),
    'read.desk': call(clerk, { ...here, overdue: false }),
    'read.households': call(clerk, { ...here, search: '1' }),
    'read.proposals': call(null, { ...here, state: 'open', search: '整治', most: 20 }),
    'read.proposal': call(null, on('hanging')),
    'read.contact': call(null, here),
    'read.council': call(null, { ...here, session: ids.session }),
    'read.letters': call(clerk, { ...here, only: [ids.letter] }),
    'read.me': call(resident, here),
    'read.mine': call(resident, here),
    'read.myData': call(resident, here),
    'read.board': call(null, { ...here, zones: [], limit: 20 }),
    'read.notice': call(null, { ...here, notice: ids.notice }),
    'read.progress': call(null, on('acting')),
    'read.poll': call(null, { ...here, poll: ids.poll }),
    'read.poll of a matter': call(null, on('polling')),
    'read.paper': call(clerk, { ...here, poll: ids.poll }),
    'read.rolls': call(clerk, here),
    'read.rollEntries': call(world.clerk, { ...here, reading: ids.reading, search: '1' }, when('reading')),
    'read.rollMine': call(resident, { ...here, roll: ids.roll }),
    'read.rollObjections': call(null, { ...here, roll: ids.ownersRoll }),
    'read.service': call(clerk, { ...here, poll: ids.poll }),
    'read.assembly': call(clerk, here),
    'read.recounts': call(clerk, here),
    'read.rollPublic': call(null, { ...here, roll: ids.roll }),
    'read.rollImport': { ...call(clerk, { ...here, job: 'no-job' }), refused: 'unknown-roll' },
    'read.receipt': call(resident, { ...here, poll: ids.poll, elector: ids.elector0 }),
    'read.people': call(admin, here),
    'read.assignable': call(clerk, here),
    'read.claims': call(clerk, { ...here, household: ids.household0 }),
  }
}
