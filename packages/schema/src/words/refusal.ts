/** Every reason the system can say no. The words for them live in the locales. */
export const refusalCodes = [
  // who
  'not-signed-in',
  'not-your-role',
  'not-your-home',
  'recused',
  'conflict-of-interest',
  'sign-in-too-old',
  'account-locked',
  'wrong-credentials',
  'origin-not-registered',
  'own-pages-only',
  'still-in-office',
  // what
  'unknown-tenant',
  'unknown-zone',
  'unknown-proposal',
  'unknown-person',
  'unknown-household',
  'unknown-roll',
  'unknown-elector',
  'unknown-plan',
  'unknown-session',
  'unknown-motion',
  'unknown-speech',
  'unknown-notice',
  'unknown-posting',
  'unknown-objection',
  'unknown-poll',
  'unknown-batch',
  'unknown-sheet',
  'unknown-visit',
  'unknown-task',
  'unknown-attachment',
  'unknown-process',
  'process-retired',
  'unknown-letter',
  'unknown-proxy',
  'unknown-receipt',
  // input
  'input-invalid',
  'key-reused',
  'too-large',
  'not-an-image-or-pdf',
  'roll-invalid',
  'calendar-unknown',
  'rule-invalid',
  'method-only-advises',
  'lot-missing',
  'process-invalid',
  // when
  'matter-ended',
  'wrong-stage',
  'stage-not-open',
  'stage-closed',
  'nothing-due',
  'period-too-short',
  'period-too-long',
  'period-shortened',
  // state
  'already-done',
  'already-exists',
  'code-used',
  'code-expired',
  'consent-missing',
  'plan-missing',
  'plan-frozen',
  'plan-unchanged',
  'affected-not-heard',
  'not-quorate',
  'more-votes-than-present',
  'candidates-missing',
  'not-present',
  'motion-closed',
  'motion-not-put',
  'motion-open',
  'motions-open',
  'not-signed-off',
  'session-closed',
  'session-not-open',
  'session-open',
  'minutes-missing',
  'objections-open',
  'objection-answered',
  'objection-not-upheld',
  'recount-missing',
  'rereading-open',
  'answer-in-person-missing',
  'notice-not-published',
  'roll-frozen',
  'roll-not-frozen',
  'roll-mismatch',
  'batch-open',
  'sheet-differs',
  'same-person-twice',
  'tasks-open',
  'photos-missing',
  'not-the-proposer',
  'proxies-not-allowed',
  'proxies-too-many',
  'proxy-barred',
  'proxy-ended',
  'proxy-bound',
  'mandate-missing',
  'clause-missing',
  'result-missing',
  'group-too-small',
  'secret-with-area',
  // the house
  'setup-done',
  'not-available',
  'busy',
  'internal',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

/**
 * A coded "no". `path` names the input it is about (`plan.cost`), `params` are the figures and words that
 * the sentence needs. A refusal is a value: nothing was written.
 */
export interface Refusal {
  code: RefusalCode
  path?: string
  params?: Record<string, string | number>
}

/** Make a refusal. */
export function refuse(code: RefusalCode, params?: Refusal['params'], path?: string): Refused {
  const refusal: Refusal = { code }
  if (params) refusal.params = params
  if (path !== undefined) refusal.path = path
  return { ok: false, refusal }
}

/** What an act answers when it says no. */
export interface Refused {
  ok: false
  refusal: Refusal
}

/** What an act answers: its value, or a coded no. */
export type Answer<T> = { ok: true; value: T } | Refused
