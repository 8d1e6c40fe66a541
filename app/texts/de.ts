import { activationGerman } from './activation.de.ts'
import { batchGerman } from './batch.de.ts'
import { batchReportGerman } from './batch-report.de.ts'
import { cliGerman } from './cli.de.ts'
import { devicesGerman } from './devices.de.ts'
import { doctorGerman } from './doctor.de.ts'
import type { Catalogue } from './en.ts'
import { failuresGerman } from './failures.de.ts'
import { guideGerman } from './guide.de.ts'
import { helpGerman } from './help.de.ts'
import { historyGerman } from './history.de.ts'
import { hostsGerman } from './hosts.de.ts'
import { labelGerman } from './label.de.ts'
import { menuGerman } from './menu.de.ts'
import { reportGerman } from './report.de.ts'
import { screensGerman } from './screens.de.ts'
import { settingsGerman } from './settings.de.ts'
import { startGerman } from './start.de.ts'
import { tilesGerman } from './tiles.de.ts'

export const de: Catalogue = {
  ...failuresGerman,
  ...activationGerman,
  ...startGerman,
  ...screensGerman,
  ...settingsGerman,
  ...guideGerman,
  ...devicesGerman,
  ...historyGerman,
  ...labelGerman,
  ...reportGerman,
  ...menuGerman,
  ...helpGerman,
  ...hostsGerman,
  ...doctorGerman,
  ...cliGerman,
  ...tilesGerman,
  ...batchGerman,
  ...batchReportGerman,
}
