/** The pictures in docs/: each one a page shows is there, and each screen has its pictures. `npm run pictures` takes them. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type PictureName, pictured, pictureFiles, picturesFolder } from './window/picture-list.ts'

const docs = fileURLToPath(new URL('..', picturesFolder))
const views = fileURLToPath(new URL('../renderer/route.ts', import.meta.url))

/** Which pictures show each view of the page: a view that is added needs one, too. */
const shownIn: Readonly<Record<string, PictureName>> = {
  guide: 'guide-choose',
  batch: 'batch-start',
  devices: 'devices',
  device: 'device',
  history: 'history',
  settings: 'settings',
  help: 'help',
  label: 'label',
  'sign-in': 'sign-in',
}

describe('docs/pictures', () => {
  it('holds every picture of the list, and no other', async () => {
    expect((await readdir(picturesFolder)).toSorted()).toEqual(pictureFiles().toSorted())
  })

  it('is shown only where it is there, and every screen is shown in the guide', async () => {
    const pages = (await readdir(docs)).filter((name) => name.endsWith('.md'))
    const shown = await Promise.all(pages.map(async (name) => [name, await picturesIn(join(docs, name))] as const))
    for (const [name, pictures] of shown) for (const one of pictures) expect(pictureFiles(), name).toContain(one)
    const guide = new Set(shown.find(([name]) => name === 'guide.md')?.[1])
    expect(pictured.filter((name) => !guide.has(`${name}.light.png`))).toEqual([])
  })

  it('has every view of the page', async () => {
    const found = (await readFile(views, 'utf8')).matchAll(/readonly view: ((?:'[a-z-]+'(?: \| )?)+)/g)
    const names = [...found].flatMap(([, union = '']) => union.match(/[a-z-]+/g) ?? [])
    expect(names.toSorted()).toEqual(Object.keys(shownIn).toSorted())
  })
})

async function picturesIn(page: string): Promise<string[]> {
  const text = await readFile(page, 'utf8')
  return [...text.matchAll(/pictures\/([\w.-]+\.png)/g)].flatMap(([, name]) => name ?? [])
}
