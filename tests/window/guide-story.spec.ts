/** Each family of devices from first start to proof: by mouse, by keyboard alone, by scanner; in each host. */
import { expect, test } from './guided.ts'
import { type HandName, hands } from './hands.ts'
import { anna, profileNamed } from './station.ts'
import { choose, onTo, plugAndProve } from './story.ts'
import { english as t } from './words.ts'

const families = ['vest-tracker', 'wall-gateway', 'battery-sensor'] as const

test.use({ begins: 'first' })
for (const family of families) {
  for (const by of Object.keys(hands) as HandName[]) {
    test(`${family}, by ${by}`, async ({ opened, guide, station }) => {
      const hand = new hands[by](opened.page)
      const kind = (await profileNamed(family, station.dataDir)).name.en
      if (by === 'mouse') {
        await hand.press(guide.main)
        await choose(guide, hand, kind)
        await onTo(guide, hand, 'connect')
        await plugAndProve(guide, hand, async () => {
          await hand.press(guide.button(t('do.plug')))
          return undefined
        })
        return
      }
      await hand.pick(opened.page.getByRole('radio', { name: t('start.account') }))
      await hand.press(guide.main)
      await hand.fill(opened.page.getByLabel(t('sign-in.username')), anna.username)
      await hand.fill(opened.page.getByLabel(t('sign-in.password'), { exact: true }), anna.password)
      await hand.fill(opened.page.getByLabel(t('sign-in.service')), station.address)
      await hand.press(guide.main)
      await choose(guide, hand, kind)
      await onTo(guide, hand, 'connect')
      await plugAndProve(guide, hand, () => station.plug(family))
      expect(
        station.network.requests.filter(({ method, path }) => method === 'POST' && path.includes('take')),
      ).toHaveLength(1)
    })
  }
}
