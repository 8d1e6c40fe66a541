/** Every word for people, in English: the catalogue the other languages are checked against. */
import { activationEnglish } from './activation.en.ts'
import { batchEnglish } from './batch.en.ts'
import { batchReportEnglish } from './batch-report.en.ts'
import { cliEnglish } from './cli.en.ts'
import { devicesEnglish } from './devices.en.ts'
import { doctorEnglish } from './doctor.en.ts'
import { failuresEnglish } from './failures.en.ts'
import { guideEnglish } from './guide.en.ts'
import { helpEnglish } from './help.en.ts'
import { historyEnglish } from './history.en.ts'
import { hostsEnglish } from './hosts.en.ts'
import { labelEnglish } from './label.en.ts'
import { menuEnglish } from './menu.en.ts'
import { reportEnglish } from './report.en.ts'
import { screensEnglish } from './screens.en.ts'
import { settingsEnglish } from './settings.en.ts'
import { startEnglish } from './start.en.ts'
import { tilesEnglish } from './tiles.en.ts'

export const en = {
  ...failuresEnglish,
  ...activationEnglish,
  ...startEnglish,
  ...screensEnglish,
  ...settingsEnglish,
  ...guideEnglish,
  ...devicesEnglish,
  ...historyEnglish,
  ...labelEnglish,
  ...reportEnglish,
  ...menuEnglish,
  ...helpEnglish,
  ...hostsEnglish,
  ...doctorEnglish,
  ...cliEnglish,
  ...tilesEnglish,
  ...batchEnglish,
  ...batchReportEnglish,
} as const

export type TextKey = keyof typeof en
/** A language is complete when it has this type. */
export type Catalogue = Readonly<Record<TextKey, string>>
