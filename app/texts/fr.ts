import { activationFrench } from './activation.fr.ts'
import { cliFrench } from './cli.fr.ts'
import { devicesFrench } from './devices.fr.ts'
import { doctorFrench } from './doctor.fr.ts'
import type { Catalogue } from './en.ts'
import { failuresFrench } from './failures.fr.ts'
import { guideFrench } from './guide.fr.ts'
import { hostsFrench } from './hosts.fr.ts'
import { menuFrench } from './menu.fr.ts'
import { screensFrench } from './screens.fr.ts'
import { settingsFrench } from './settings.fr.ts'

export const fr: Catalogue = {
  ...failuresFrench,
  ...activationFrench,
  ...screensFrench,
  ...settingsFrench,
  ...guideFrench,
  ...devicesFrench,
  ...menuFrench,
  ...hostsFrench,
  ...doctorFrench,
  ...cliFrench,
}
