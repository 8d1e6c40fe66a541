/** What devices print that nobody asked for. The same every time, so that a failure can be had again. */

const NONSENSE_BYTES = 20_000

/** More than any cap allows, and no line end in it. */
export function nonsense(): Buffer {
  let state = 0x2545f491
  return Buffer.from(
    Array.from({ length: NONSENSE_BYTES }, () => {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      return 0x80 | (state & 0x7f)
    }),
  )
}

/** One piece of a flood, about 4 KiB of whole lines. */
export function floodPiece(from: number): Buffer {
  const lines = Array.from(
    { length: 64 },
    (_, i) => `[${String(from + i).padStart(8, '0')}] sensor=21.5 state=running uptime=12345`,
  )
  return Buffer.from(`${lines.join('\r\n')}\r\n`)
}

const stages = [
  '\x1b[2J\x1b[HBoot ROM v1.2',
  'DRAM: 64 MiB',
  'Loading kernel',
  'Mounting root',
  'eth0: link down',
  '{"boot":true}',
]

/** With colours and cursor movements, as boot loaders print; one of them looks like an answer and is none. */
export function bootLine(index: number): Buffer {
  const stage = stages[index % stages.length]
  return Buffer.from(`\x1b[0;3${1 + (index % 6)}m[${(index * 0.012).toFixed(6)}]\x1b[0m ${stage}\r\n`)
}
