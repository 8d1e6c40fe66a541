/** `node main/build/profile-schema.ts`: writes the JSON Schema of device profiles anew, after `profile.ts` has changed. */
import { writeFileSync } from 'node:fs'
import { profileJsonSchema } from '../../app/device/profile.ts'

const file = new URL('../../resources/device-profiles/profile.schema.json', import.meta.url)
writeFileSync(file, `${JSON.stringify(profileJsonSchema(), null, 2)}\n`)
