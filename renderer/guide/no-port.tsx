/** The computer sees the device, but made no port of it: a driver is missing, and the USB id says which. */
import type { UsbSeen } from '../../app/api/guide.ts'
import { serialChipOf } from '../../app/api/serial-chips.ts'
import { DriverMissing } from '../drawings/driver-missing.tsx'
import { Said } from '../parts/said.tsx'
import { MainAct } from './acts.tsx'
import { backAndCancel } from './connect.tsx'
import type { Drawn } from './drawn.ts'
import { FactCard, Machine } from './facts.tsx'
import { Picture } from './picture.tsx'
import type { Telling } from './telling.ts'
import { usbName } from './usb-list.tsx'

export function noPortDrawn({ t }: Telling, device: UsbSeen): Drawn {
  const id = `${device.vendorId}:${device.productId}`
  const chip = serialChipOf(device.vendorId)?.name
  const name = usbName(t, device)
  return {
    title: t('no-port.title'),
    picture: (
      <Picture tone="look" strip={t('tone.look')}>
        <DriverMissing />
      </Picture>
    ),
    facts: (
      <FactCard
        title={t('usb.title')}
        facts={[
          { name: t('fact.device'), value: name },
          { name: 'USB', value: <Machine>{id}</Machine> },
          ...(chip === undefined ? [] : [{ name: 'Chip', value: chip }]),
        ]}
      />
    ),
    body: (
      <Said
        what={t('no-port.what', { name, id })}
        lead={t('no-port.device.lead')}
        device={t('no-port.device')}
        now={chip === undefined ? t('no-port.now', { id }) : t('no-port.now.chip', { chip, id })}
      />
    ),
    quiet: backAndCancel,
    main: <MainAct act="check-computer" />,
  }
}
