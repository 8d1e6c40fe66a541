/** Is this computer ready? And the guides, the keys and the licences, all of it without a network. */
import './help.css'
import { Frame } from '../parts/frame.tsx'
import { KeyList } from '../parts/keys.tsx'
import { MainButton, QuietButton } from '../parts/main-button.tsx'
import { go } from '../route.ts'
import { useWords } from '../words.tsx'
import { Doctor } from './doctor.tsx'
import { Guides } from './guides.tsx'
import { Licences } from './licences.tsx'

const sections = { guides: Guides, keys: KeyList, licences: Licences } as const
type Section = keyof typeof sections
const icons = { guides: 'help', keys: 'keys', licences: 'list' } as const

export function Help({ section }: { section: string | undefined }) {
  if (section === undefined || !isSection(section)) return <Doctor others={<Others />} />
  return <Reading section={section} />
}

function isSection(name: string): name is Section {
  return Object.hasOwn(sections, name)
}

function Reading({ section }: { section: Section }) {
  const { t } = useWords()
  const Content = sections[section]
  return (
    <Frame
      title={t(`help.${section}`)}
      actions={
        <QuietButton icon="back" onClick={() => go({ view: 'help' })}>
          {t('help.back')}
        </QuietButton>
      }
      main={
        <MainButton icon="forward" onClick={() => go({ view: 'guide' })}>
          {t('help.activate')}
        </MainButton>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled by keyboard too */}
      <section className="help-reading" aria-label={t(`help.${section}`)} tabIndex={0}>
        <Content />
      </section>
    </Frame>
  )
}

function Others() {
  const { t } = useWords()
  return Object.keys(sections)
    .filter(isSection)
    .map((section) => (
      <QuietButton key={section} icon={icons[section]} onClick={() => go({ view: 'help', section })}>
        {t(`help.${section}`)}
      </QuietButton>
    ))
}
