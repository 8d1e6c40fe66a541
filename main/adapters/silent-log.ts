/** For programs that keep no log. Apart from the log itself: what that is made of costs time at every start. */
import type { Log } from '../../app/outside.ts'

export const silentLog: Log = { info: () => undefined, warn: () => undefined }
