import { activationFrench } from './activation.fr.ts'
import { batchFrench } from './batch.fr.ts'
import { batchReportFrench } from './batch-report.fr.ts'
import { cliFrench } from './cli.fr.ts'
import { devicesFrench } from './devices.fr.ts'
import { doctorFrench } from './doctor.fr.ts'
import type { Catalogue } from './en.ts'
import { failuresFrench } from './failures.fr.ts'
import { guideFrench } from './guide.fr.ts'
import { helpFrench } from './help.fr.ts'
import { historyFrench } from './history.fr.ts'
import { hostsFrench } from './hosts.fr.ts'
import { labelFrench } from './label.fr.ts'
import { menuFrench } from './menu.fr.ts'
import { reportFrench } from './report.fr.ts'
import { screensFrench } from './screens.fr.ts'
import { settingsFrench } from './settings.fr.ts'
import { startFrench } from './start.fr.ts'
import { tilesFrench } from './tiles.fr.ts'

export const fr: Catalogue = {
  ...failuresFrench,
  ...activationFrench,
  ...startFrench,
  ...screensFrench,
  ...settingsFrench,
  ...guideFrench,
  ...devicesFrench,
  ...historyFrench,
  ...labelFrench,
  ...reportFrench,
  ...menuFrench,
  ...helpFrench,
  ...hostsFrench,
  ...doctorFrench,
  ...cliFrench,
  ...tilesFrench,
  ...batchFrench,
  ...batchReportFrench,
}
