/** The pictures of the screens that docs/ shows: each in both themes, some in another language too. */
export const picturesFolder = new URL('../../docs/pictures/', import.meta.url)

/** Every screen, and each state of one that a person would want to recognise. */
export const pictured = [
  'first-start',
  'first-start-configuration',
  'sign-in',
  'guide-choose',
  'guide-prepare',
  'guide-connect',
  'guide-connect-practice',
  'guide-connect-charge-only',
  'guide-connect-no-port',
  'guide-port-held',
  'guide-no-permission',
  'guide-check',
  'guide-label-differs',
  'guide-activate',
  'guide-unreachable',
  'guide-sign-in-needed',
  'guide-portal',
  'guide-owned-by-another',
  'guide-done',
  'label',
  'batch-start',
  'batch-running-16',
  'batch-running-48',
  'batch-tile',
  'batch-teach',
  'batch-closed',
  'batch-undo',
  'batch-verify',
  'devices',
  'device',
  'devices-release',
  'history',
  'history-support',
  'settings',
  'settings-profiles',
  'help',
  'help-guides',
] as const
export type PictureName = (typeof pictured)[number]

export const pictureThemes = ['light', 'dark'] as const
/** Light only: what the other languages need room for. */
export const alsoIn: Readonly<Partial<Record<PictureName, 'de' | 'fr'>>> = {
  'guide-port-held': 'de',
  'guide-check': 'fr',
  'batch-running-16': 'fr',
  'batch-tile': 'de',
}

/** Every file of the folder. */
export function pictureFiles(): string[] {
  return pictured.flatMap((name) => {
    const language = alsoIn[name]
    const themes = pictureThemes.map((theme) => `${name}.${theme}.png`)
    return language === undefined ? themes : [...themes, `${name}.light.${language}.png`]
  })
}
