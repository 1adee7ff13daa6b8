import { answered, errorBody, InputFault, type Reply } from './reply.ts'

/**
 * Answer one input, or an array of them in its order with `{"error": …}` in the place of a wrong one: a thousand
 * cases take one start.
 */
export function answerEach(input: unknown, answer: (input: unknown) => unknown): Reply {
  if (!Array.isArray(input)) return answered(answer(input))
  return answered(
    input.map((each) => {
      try {
        return answer(each)
      } catch (error) {
        if (error instanceof InputFault) return errorBody(error)
        throw error
      }
    }),
  )
}
