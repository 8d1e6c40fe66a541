/** `npm run check`: each check says its own; ends with 1 if one found something. */
import { runChecks, told } from './checks.ts'

const outcomes = await runChecks()
for (const outcome of outcomes) console.log(told(outcome))
process.exitCode = outcomes.every(({ found }) => found === '') ? 0 : 1
