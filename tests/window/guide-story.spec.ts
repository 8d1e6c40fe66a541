/** From the box to proof, in each host. */
import { expect, inEachHost, test } from './guided.ts'

inEachHost(() => {
  test('a device that says which it is and that the service does not know yet is asked at once', async ({
    opened,
    station,
  }) => {
    await station.plug('json-line')
    await expect.poll(async () => (await opened.snapshot()).guide?.step).toBe('check')
  })
})
