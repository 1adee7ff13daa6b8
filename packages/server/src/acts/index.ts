import type { AnyAct } from '../act.ts'
import { accept } from './accept.ts'
import { addEvidence } from './addEvidence.ts'
import { addHostKey } from './addHostKey.ts'
import { addTask } from './addTask.ts'
import { addZone } from './addZone.ts'
import { admit } from './admit.ts'
import { allowOrigin } from './allowOrigin.ts'
import { announcePoll } from './announcePoll.ts'
import { answerObjection } from './answerObjection.ts'
import { answerRollObjection } from './answerRollObjection.ts'
import { answerSurvey } from './answerSurvey.ts'
import { appoint } from './appoint.ts'
import { appraise } from './appraise.ts'
import { arrive } from './arrive.ts'
import { askReview } from './askReview.ts'
import { askToSpeak } from './askToSpeak.ts'
import { attach } from './attach.ts'
import { callMeeting } from './callMeeting.ts'
import { callSession } from './callSession.ts'
import { cancelSession } from './cancelSession.ts'
import { cast } from './cast.ts'
import { claim } from './claim.ts'
import { closeMotion } from './closeMotion.ts'
import { closeSession } from './closeSession.ts'
import { closeStage } from './closeStage.ts'
import { confirmSheet } from './confirmSheet.ts'
import { contestClaim } from './contestClaim.ts'
import { correctMinutes } from './correctMinutes.ts'
import { correctNotice } from './correctNotice.ts'
import { correctOfficial } from './correctOfficial.ts'
import { correctPerson } from './correctPerson.ts'
import { correctRoll } from './correctRoll.ts'
import { countAppraisal } from './countAppraisal.ts'
import { countHands } from './countHands.ts'
import { countPoll } from './countPoll.ts'
import { declareEntered } from './declareEntered.ts'
import { dismiss } from './dismiss.ts'
import { draftPlan } from './draftPlan.ts'
import { drawRoll } from './drawRoll.ts'
import { endMembership } from './endMembership.ts'
import { endSpeech } from './endSpeech.ts'
import { enterSheet } from './enterSheet.ts'
import { erasePerson } from './erasePerson.ts'
import { extendCalendar } from './extendCalendar.ts'
import { extendNotice } from './extendNotice.ts'
import { extendPoll } from './extendPoll.ts'
import { finishTask } from './finishTask.ts'
import { follow } from './follow.ts'
import { found } from './found.ts'
import { freezeRoll } from './freezeRoll.ts'
import { giveFloor } from './giveFloor.ts'
import { grantProxy } from './grantProxy.ts'
import { handIn } from './handIn.ts'
import { importOfficial } from './importOfficial.ts'
import { importOwnerRoll } from './importOwnerRoll.ts'
import { issueLetters } from './issueLetters.ts'
import { leave } from './leave.ts'
import { listCandidates } from './listCandidates.ts'
import { makeHouseholdRoll } from './makeHouseholdRoll.ts'
import { makeMemberRoll } from './makeMemberRoll.ts'
import { meetObjector } from './meetObjector.ts'
import { moveSession } from './moveSession.ts'
import { nameVoter } from './nameVoter.ts'
import { objectToRoll } from './objectToRoll.ts'
import { openBatch } from './openBatch.ts'
import { openSession } from './openSession.ts'
import { opine } from './opine.ts'
import { postNotice } from './postNotice.ts'
import { propose } from './propose.ts'
import { publishFreeNotice } from './publishFreeNotice.ts'
import { publishMinutes } from './publishMinutes.ts'
import { publishNotice } from './publishNotice.ts'
import { publishOutcome } from './publishOutcome.ts'
import { putMotion } from './putMotion.ts'
import { raiseObjection } from './raiseObjection.ts'
import { rate } from './rate.ts'
import { readRoll } from './readRoll.ts'
import { recordAttendance } from './recordAttendance.ts'
import { recordLot } from './recordLot.ts'
import { recordService } from './recordService.ts'
import { recordSilence } from './recordSilence.ts'
import { recordStudy } from './recordStudy.ts'
import { recountPoll } from './recountPoll.ts'
import { recuse } from './recuse.ts'
import { registerHouseholds } from './registerHouseholds.ts'
import { removeHostKey } from './removeHostKey.ts'
import { renewNotice } from './renewNotice.ts'
import { rereadSheet } from './rereadSheet.ts'
import { retireProcess } from './retireProcess.ts'
import { revisePlan } from './revisePlan.ts'
import { revokeProxy } from './revokeProxy.ts'
import { saveProcess } from './saveProcess.ts'
import { screen } from './screen.ts'
import { second } from './second.ts'
import { serveNotice } from './serveNotice.ts'
import { setCredential } from './setCredential.ts'
import { settleSheet } from './settleSheet.ts'
import { signOff } from './signOff.ts'
import { skipPoll } from './skipPoll.ts'
import { takeDown } from './takeDown.ts'
import { visit } from './visit.ts'
import { voidLetters } from './voidLetters.ts'
import { voteMotion } from './voteMotion.ts'
import { vouch } from './vouch.ts'
import { withdraw } from './withdraw.ts'
import { withdrawObjection } from './withdrawObjection.ts'
import { withdrawSpeech } from './withdrawSpeech.ts'
import { writeObjection } from './writeObjection.ts'

/** Every act, by its name. What is not in here cannot be done. */
export const acts = {
  found,
  addZone,
  allowOrigin,
  appoint,
  registerHouseholds,
  vouch,
  propose,
  withdraw,
  screen,
  second,
  draftPlan,
  opine,
  visit,
  follow,
  recordStudy,
  answerSurvey,
  listCandidates,
  callSession,
  callMeeting,
  openSession,
  arrive,
  leave,
  recordAttendance,
  recuse,
  askToSpeak,
  withdrawSpeech,
  giveFloor,
  endSpeech,
  putMotion,
  voteMotion,
  closeMotion,
  countHands,
  signOff,
  recordSilence,
  closeSession,
  moveSession,
  cancelSession,
  publishMinutes,
  correctMinutes,
  appraise,
  countAppraisal,
  recordLot,
  publishNotice,
  publishFreeNotice,
  correctNotice,
  revisePlan,
  renewNotice,
  extendNotice,
  postNotice,
  takeDown,
  serveNotice,
  raiseObjection,
  writeObjection,
  meetObjector,
  answerObjection,
  withdrawObjection,
  askReview,
  addTask,
  finishTask,
  addEvidence,
  accept,
  publishOutcome,
  rate,
  importOwnerRoll,
  objectToRoll,
  answerRollObjection,
  makeHouseholdRoll,
  drawRoll,
  makeMemberRoll,
  freezeRoll,
  correctRoll,
  readRoll,
  nameVoter,
  announcePoll,
  skipPoll,
  extendPoll,
  recordService,
  cast,
  grantProxy,
  revokeProxy,
  openBatch,
  handIn,
  enterSheet,
  confirmSheet,
  settleSheet,
  declareEntered,
  countPoll,
  importOfficial,
  correctOfficial,
  recountPoll,
  rereadSheet,
  closeStage,
  saveProcess,
  retireProcess,
  extendCalendar,
  attach,
  addHostKey,
  admit,
  claim,
  contestClaim,
  endMembership,
  issueLetters,
  removeHostKey,
  setCredential,
  voidLetters,
  dismiss,
  correctPerson,
  erasePerson,
} satisfies Record<string, AnyAct>
