/** The settings a person sees, as the texts they are remembered by. */
import { languages, type SettingsView, settingsViewSchema } from './api/settings.ts'
import type { SettingKey, Settings } from './outside.ts'

const keys = {
  language: 'language',
  theme: 'theme',
  motion: 'motion',
  sound: 'sound',
  volume: 'volume',
  flash: 'flash',
  labelSize: 'label-size',
} as const satisfies Record<keyof SettingsView, SettingKey>
export const chosenKeys: readonly SettingKey[] = Object.values(keys)

/** Each by itself: what cannot be read, or was written by a newer version, is as if nobody had chosen it. */
export function readChosen(settings: Pick<Settings, 'get'>, defaults: SettingsView): SettingsView {
  const { shape } = settingsViewSchema
  return {
    language: shape.language.catch(defaults.language).parse(settings.get('language')),
    theme: shape.theme.catch(defaults.theme).parse(settings.get('theme')),
    motion: shape.motion.catch(defaults.motion).parse(settings.get('motion')),
    sound: shape.sound.catch(defaults.sound).parse(asBoolean(settings.get('sound'))),
    volume: shape.volume.catch(defaults.volume).parse(asNumber(settings.get('volume'))),
    flash: shape.flash.catch(defaults.flash).parse(asBoolean(settings.get('flash'))),
    labelSize: shape.labelSize.catch(defaults.labelSize).parse(settings.get('label-size')),
  }
}

/** What to remember of it, by key. */
export function written(
  changed: {
    readonly [K in keyof SettingsView]?: SettingsView[K] | undefined
  },
): readonly (readonly [SettingKey, string])[] {
  const { language, theme, motion, sound, volume, flash, labelSize } = changed
  const values = { language, theme, motion, sound, volume, flash, labelSize }
  return Object.entries(values).flatMap(([name, value]) =>
    // `values` has the names of `keys`, spelled out above.
    value === undefined ? [] : [[keys[name as keyof SettingsView], String(value)] as const],
  )
}

/** "de-AT" is German; one there are no texts for is English. */
export function languageOf(locale = ''): SettingsView['language'] {
  const [language] = locale.toLowerCase().split(/[-_]/)
  return languages.find((known) => known === language) ?? 'en'
}

const asBoolean = (text: string | undefined) => (text === 'true' ? true : text === 'false' ? false : undefined)
const asNumber = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : Number(text))
