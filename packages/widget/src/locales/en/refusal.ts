import type { words as zh } from '../zh/refusal.ts'

export const words: typeof zh = {
  'not-signed-in':
    'You are not signed in, so nothing was sent. What you wrote is still here: sign in and press again.',
  'not-your-role':
    'This is not among the things you may do here, so nothing was sent. Ask the community if in doubt.',
  'not-your-home':
    'This household is not yours, so nothing was sent. Claim it first, or ask the community to confirm.',
  recused: 'Recused in this matter: neither speaks nor votes on it, and is not counted in the base.',
  'conflict-of-interest':
    'You visited this household about the matter. Somebody else of the staff has to help it.',
  'sign-in-too-old':
    'You last showed who you are over 10 minutes ago, so nothing was sent. Confirm again; what you wrote is kept.',
  'account-locked': ({ minutes, telephone }) =>
    `Too many wrong tries: locked for ${minutes ?? 15} minutes. ${telephone ? `Call ${telephone} for help.` : 'The community can help.'}`,
  'wrong-credentials': 'Name or password is wrong. Check both and try again.',
  'origin-not-registered': ({ origin }) =>
    `This site (${origin ?? ''}) is not registered, so nobody can sign in or send here. Its webmaster has to ask the community to register this address; public things can still be read.`,
  'own-pages-only':
    'A binding vote is cast on this platform’s own page alone; nothing was sent. Please open that page.',
  'still-in-office':
    'A role is still held, so the account was not erased. An administrator ends the role first.',
  'unknown-tenant': 'This community was not found. Check the settings of the page.',
  'unknown-zone': 'This zone was not found. Check the settings of the page.',
  'unknown-proposal': 'This matter was not found; the link may be wrong.',
  'unknown-person': 'This person was not found. Please check.',
  'unknown-household': 'This household was not found. Check building and room.',
  'unknown-roll': 'This roll was not found. Choose again.',
  'unknown-elector': 'The roll has no such elector. Please check.',
  'unknown-plan': 'This version of the plan was not found. Reload and try again.',
  'unknown-session': 'This session was not found. Reload and try again.',
  'unknown-motion': 'This motion was not found. Reload and try again.',
  'unknown-speech': 'This entry of the speaking list was not found. Reload and try again.',
  'unknown-notice': 'This notice was not found; the link may be wrong.',
  'unknown-posting': 'This posting was not found. Reload and try again.',
  'unknown-objection': 'This objection was not found. Reload and try again.',
  'unknown-poll': 'This poll was not found; the link may be wrong.',
  'unknown-batch': 'This batch of papers was not found. Reload and try again.',
  'unknown-sheet': 'This sheet was not found. Check its number.',
  'unknown-visit': 'This visit was not found. Reload and try again.',
  'unknown-task': 'This task was not found. Reload and try again.',
  'unknown-attachment': 'The file did not arrive. Choose it again; the rest is kept.',
  'unknown-process': 'There is no such process. Choose again.',
  'process-retired': 'This process is retired: nothing new begins under it. What runs is not touched.',
  'unknown-letter': 'The code of this letter was not found. Check it, or ask the community for another.',
  'unknown-receipt':
    'There is no such receipt code. Please check it; a ballot can be looked up a few seconds after it was cast.',
  'unknown-proxy': 'This mandate was not found. Load the page again.',
  'input-invalid': 'What stands here cannot be taken as it is. Please check; the rest is kept.',
  'key-reused': 'This differs from what was sent before, so it was not saved. Reload and try again.',
  'too-large': 'The file is too large and was not sent. Choose a smaller one; the rest is kept.',
  'not-an-image-or-pdf': 'Only pictures and PDF files can be sent. The rest is kept.',
  'roll-invalid': 'The roll has faults and was not imported. Mend them as shown and import it again.',
  'calendar-unknown':
    'Holidays are not entered up to this day, so no date can be worked out. An administrator has to add them.',
  'rule-invalid': 'The rule is not valid and was not saved.',
  'lot-missing': 'Options are level: draw the lot in public and record it first.',
  'method-only-advises': 'Scores and rankings say neither for nor against: they can only advise.',
  'process-invalid': 'The process is not valid and was not saved.',
  'matter-ended': 'This matter has ended, so nothing was sent. You can propose another that follows it.',
  'wrong-stage':
    'The matter has moved to another stage, so this cannot be done now. Reload to see where it stands.',
  'stage-not-open': 'It has not begun yet, so nothing was sent. Come back once it has.',
  'stage-closed': 'It has closed, so nothing was sent. You can still speak to the community directly.',
  'nothing-due': 'Nothing is due now.',
  'period-too-short': ({ days }) =>
    days ? `Too short: at least ${days} days.` : 'Too short. Make it longer.',
  'period-too-long': ({ days }) => (days ? `Too long: at most ${days} days.` : 'Too long. Make it shorter.'),
  'period-shortened': 'A period that was published cannot be shortened.',
  'already-done': 'This was done already; nothing more to send.',
  'already-exists': 'There is one like it already; it was not saved twice.',
  'code-used': 'This code was used already. If that was not you, tell the community.',
  'code-expired': 'This code has expired. Ask the community for another.',
  'consent-missing': 'The consent is missing: give it first, then send. What you wrote is kept.',
  'plan-missing': 'There is no plan yet. Draft one first.',
  'plan-frozen': ({ version }) =>
    `${version ? `Version ${version} of the plan` : 'The plan'} is fixed. Changes make a new version.`,
  'plan-unchanged': 'This version is the same as the last, so it was not saved.',
  'affected-not-heard': ({ households }) =>
    `${households ?? 'Some'} affected households have not been heard. Visit them before the vote.`,
  'more-votes-than-present': ({ votes, present }) =>
    present === undefined
      ? 'There are more votes than people present. Nothing was recorded; please count again.'
      : `${votes} votes are more than the ${present} people present. Nothing was recorded; please count again.`,
  'candidates-missing': 'No candidates are listed yet. List two or more, then put the motion.',
  'not-quorate': ({ present, base }) =>
    present === undefined
      ? 'Too few are here to vote now.'
      : `${present} of ${base} are here, too few to vote now.`,
  'not-present': 'You have not signed in to the session. Do so before voting.',
  'motion-closed': 'The vote on this motion is over.',
  'motion-not-put': 'This motion has not been put to the vote.',
  'motion-open': 'This motion is being voted on. End the vote first.',
  'motions-open': ({ motions }) =>
    `${motions ?? 'Some'} motions are still being voted on; the session cannot end.`,
  'not-signed-off': 'Not every party has signed off, so it cannot go on.',
  'session-closed': 'The session is over.',
  'session-not-open': 'The session has not begun.',
  'session-open': 'The session is still running. End it first.',
  'minutes-missing': 'There are no minutes yet. Publish them first.',
  'objections-open': ({ open }) => `${open ?? 'Some'} objections have no answer yet. Answer them first.`,
  'objection-answered': 'This objection has been answered.',
  'objection-not-upheld': 'No objection that asks for a new count was upheld: the result stands as it is.',
  'recount-missing':
    'An objection that asks for a new count was upheld. Count again first, then publish anew.',
  'rereading-open': ({ sheets }) =>
    `${sheets ?? 'Some'} sheets are being read again. Two persons finish reading them first.`,
  'answer-in-person-missing': 'Speak with them in person and record it before the public reply.',
  'notice-not-published': 'The notice is not published yet.',
  'roll-frozen': 'The roll is frozen and cannot be changed.',
  'roll-not-frozen': 'The roll is not frozen yet. Freeze it first.',
  'roll-mismatch': 'This kind of roll does not fit the poll. Take another.',
  'batch-open': 'A batch of papers is not fully entered. Enter it first.',
  'sheet-differs': 'The two entries differ, so it stopped. Compare them with the photo.',
  'same-person-twice': 'Whoever checks must not be who entered it. Ask somebody else.',
  'tasks-open': 'Some tasks are not done yet. Finish them first.',
  'photos-missing': 'Add photos of the place first.',
  'not-the-proposer': 'Only the proposer can do this.',
  'proxies-not-allowed': 'No proxies are taken in this vote: each votes in person.',
  'proxies-too-many': ({ most }) =>
    `One person votes for ${most ?? 3} others at most. Nothing was sent; choose somebody else.`,
  'proxy-barred': 'Staff of the property manager cannot vote for owners. Choose somebody else.',
  'proxy-ended': 'This mandate has ended: it was revoked, or its principal has voted.',
  'proxy-bound': 'This differs from what the mandate says. Nothing was sent; vote as it says.',
  'mandate-missing': 'The mandate is missing: upload the paper that the principal signed, then send.',
  'clause-missing': "For silence to count, name the clause of the assembly's rules and attach them.",
  'result-missing': 'There is no result yet. Come back once the votes are counted.',
  'group-too-small': 'Fewer than 5 households are not broken down, so that nobody can be made out.',
  'secret-with-area': 'A count by area cannot be secret: the area would give the voter away.',
  'setup-done': 'The first setup is done already.',
  'not-available': 'This is not available here.',
  busy: 'Many people are here at once, so nothing was sent. What you wrote is kept; try again shortly.',
  internal:
    'Something went wrong and nothing was sent. What you wrote is kept; try again, or call the community.',
}
