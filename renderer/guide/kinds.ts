/** Which kinds of device are offered, and which one is marked. */
import type { Kind } from './kind.ts'
import type { Telling } from './telling.ts'

/** What the person did on this page and the core does not say yet. */
export interface Wish {
  /** To see the plain protocols, or the families again. */
  readonly plain?: boolean
  /** Marked in place of what the core says: until that says anything else. */
  readonly picked?: { readonly id: string; readonly instead: string | undefined }
}

interface Kinds {
  /** The kinds in sight. */
  readonly kinds: readonly Kind[]
  /** The one that is marked; the first one until somebody marks another. */
  readonly marked: Kind | undefined
  /** Plain protocols are in sight instead of families. */
  readonly plain: boolean
}

export function kindsOf(
  { profiles, guide }: Pick<Telling, 'profiles' | 'guide'>,
  { plain: wanted, picked }: Wish,
): Kinds {
  const families: readonly Kind[] = profiles.filter(isFamily)
  const plains = profiles.filter((kind) => !isFamily(kind))
  const chosen = picked?.instead === guide.profile ? (picked?.id ?? guide.profile) : guide.profile
  const known = profiles.find(({ id }) => id === chosen)
  const byDefault = families.length === 0 || (known !== undefined && !isFamily(known))
  const plain = plains.length > 0 && (wanted ?? byDefault)
  const kinds = plain || families.length === 0 ? plains : families
  return { kinds, plain, marked: kinds.find(({ id }) => id === chosen) ?? kinds[0] }
}

/** What has a drawing of itself is a kind of device; the others are ways to speak. */
const isFamily = (kind: Kind) => kind.picture !== undefined
