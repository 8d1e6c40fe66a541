/** What the text of a label's code (QR, DataMatrix, Code 128) says the serial number is. */
import type { Profile } from './profile.ts'

/** No label says more; what is longer is something else. */
const MOST_CHARACTERS = 512

/** "S/N: 012345", "SN=012345", "Serial No. 012345", alone or in a line of several. "SN" alone may begin the number. */
const named =
  /(?:^|[\s;,|])(?:S\/N\.?\s*[:=#]?\s*|(?:SN|SERIAL(?:[ _-]?(?:NO|NUMBER))?)\.?(?:\s*[:=#]\s*|\s+))([!-+\--:<-{}~]+)/i
const queries = ['sn', 's', 'serial', 'serialnumber', 'serial_number', 'serial-number']

/**
 * By the profile's own pattern where it has one; else the usual ways: named, in a web address, or plain.
 * @returns undefined where the text carries none
 */
export function serialOnLabel(text: string, profile: Pick<Profile, 'label'> | undefined): string | undefined {
  const plain = text.trim()
  if (plain === '' || plain.length > MOST_CHARACTERS) return undefined
  if (profile?.label !== undefined) {
    return profile.label.pattern.exec(plain)?.serial_number || plainSerial(plain)
  }
  return inAddress(plain) ?? named.exec(plain)?.[1] ?? plainSerial(plain)
}

/** A serial number as it is: one word. */
function plainSerial(text: string): string | undefined {
  return /^[!-~]{1,64}$/.test(text) && !/^https?:/i.test(text) ? text : undefined
}

/** In the query by one of its names, else the last part of the path. */
function inAddress(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const { searchParams, pathname } = new URL(text)
  for (const [name, value] of searchParams) {
    if (queries.includes(name.toLowerCase()) && value !== '') return value
  }
  const last = pathname.split('/').findLast((part) => part !== '')
  return last === undefined ? undefined : decoded(last)
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch (error) {
    if (error instanceof URIError) return part
    throw error
  }
}
