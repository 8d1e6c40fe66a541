/** What a person chose about how the window looks, sounds and prints. Kept the moment it is chosen. */
import { z } from 'zod'

export const languages = ['en', 'de', 'fr'] as const
export const themes = ['system', 'light', 'dark'] as const
/** `less`: nothing slides, whatever the system says. */
export const motions = ['system', 'less'] as const
/** Paper for labels by width x height in millimetres; the last for a printer that has no labels. */
export const labelSizes = ['38x25', '50x25', '54x25', '57x32', '62x29', '89x36', '102x51', '210x297'] as const
export const sheetSize = '210x297' satisfies LabelSize
export type LabelSize = (typeof labelSizes)[number]

export const settingsViewSchema = z.object({
  language: z.enum(languages),
  theme: z.enum(themes),
  motion: z.enum(motions),
  /** A device that is done, needs a person or failed is heard. */
  sound: z.boolean(),
  /** 0 is nothing, 1 as loud as the computer is set to. */
  volume: z.number().min(0).max(1),
  /** … and seen at the edge of the window. */
  flash: z.boolean(),
  labelSize: z.enum(labelSizes),
})
export type SettingsView = z.infer<typeof settingsViewSchema>

export const settingsCommands = [
  /** What is left out stays as it is. */
  z.object({ command: z.literal('set'), ...settingsViewSchema.partial().shape }),
  /** Everything `set` sets as it was before anybody chose. */
  z.object({ command: z.literal('set-back') }),
] as const

/** Before anybody chose; the language is the system's where that is known. */
export const defaultSettings: SettingsView = {
  language: 'en',
  theme: 'system',
  motion: 'system',
  sound: true,
  volume: 0.6,
  flash: true,
  labelSize: '62x29',
}
