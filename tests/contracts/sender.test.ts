import { describe, test } from 'vitest'
import { createNodeSender } from '../../main/adapters/node-sender.ts'
import { senderContract } from './sender.contract.ts'

describe("Node's sender", () => {
  for (const { name, run } of senderContract) {
    test(name, () =>
      run((authorities) => {
        const sender = createNodeSender({ authorities })
        return { sender, close: () => sender[Symbol.dispose]() }
      }),
    )
  }
})
