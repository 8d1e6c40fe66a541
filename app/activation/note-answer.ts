import { failureOf } from '../errors.ts'
import type { Journal } from '../outside.ts'
import type { ReleaseAnswer, TakeAnswer } from '../ownership/access.ts'
import type { Intent } from './entries.ts'

/** How a POST was answered, behind its intent. Nobody waits for its flush: a GET can always find it out again. */
export async function noteAnswer(
  journal: Pick<Journal, 'append'>,
  { act }: Pick<Intent, 'act'>,
  answer: TakeAnswer | ReleaseAnswer,
): Promise<void> {
  await journal.append(
    {
      kind: 'answered',
      act,
      answer: answer.kind,
      ...('ownership' in answer && { ownership: answer.ownership }),
      ...('error' in answer && { failure: failureOf(answer.error) }),
    },
    false,
  )
}
