/** `npm run shift [times]`: 1,000 devices over 16 sockets, five kills; says how many an hour, and where the time went. */
import { workShift } from './shift.ts'

const times = Number(process.argv[2] ?? 3)
const devices = 1000
for (let turn = 1; turn <= times; turn += 1) {
  const told = await workShift({ devices, sockets: 16, kills: 5, restarts: 3, cuts: 4, seed: `shift ${turn}` })
  console.log(
    `shift ${turn}: ${devices} devices, ${Math.round(devices / told.hours)} an hour; ${told.kept} were kept while the service was away`,
  )
  for (const [what, { devices: count, ms }] of [...told.spent].sort(([, a], [, b]) => b.ms - a.ms)) {
    console.log(
      `  ${what.padEnd(18)} ${String(count).padStart(4)} devices, ${(ms / count / 1000).toFixed(2)} s each at the socket`,
    )
  }
  for (const one of told.wrong) console.log(`  disagrees: ${one}`)
  if (told.wrong.length > 0) process.exit(1)
}
