import type { NoticeKind } from '@yishi/schema/words'

/** Kinds of notice that tell what a vote came to; its force stands with each. */
export const tellingKinds: readonly NoticeKind[] = ['preliminary', 'result', 'decision']
