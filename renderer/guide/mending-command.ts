/** The exact command that mends a failure, where evidence names one. A person reads and runs it; the app never does. */
import type { UsbSeen } from '../../app/api/guide.ts'
import type { Failure } from '../../app/errors.ts'
import { specialOf } from '../../app/texts/special-failures.ts'

/** What a device or a system says goes into a command only where it can be nothing but a name. */
const group = /^[a-z_][a-z0-9_-]{0,31}$/
const hex = /^[0-9a-f]{4}$/

export function mendingCommand(
  failure: Failure,
  usb: Pick<UsbSeen, 'vendorId' | 'productId'> | undefined,
): string | undefined {
  switch (specialOf(failure)) {
    case 'group': {
      const name = String(failure.params.group)
      return group.test(name) ? `sudo usermod -aG ${name} "$USER"` : undefined
    }
    case 'modem-manager':
      return usb && hex.test(usb.vendorId) && hex.test(usb.productId) ? leaveAlone(usb) : undefined
    case 'brltty':
      return 'sudo systemctl mask --now brltty-udev.service brltty.service'
    default:
      return undefined
  }
}

/** A rule for udev that only concerns this kind of device. */
function leaveAlone({ vendorId, productId }: Pick<UsbSeen, 'vendorId' | 'productId'>): string {
  const rule = `ATTRS{idVendor}=="${vendorId}", ATTRS{idProduct}=="${productId}", ENV{ID_MM_DEVICE_IGNORE}="1"`
  return `echo '${rule}' | sudo tee /etc/udev/rules.d/70-device-activator-${vendorId}-${productId}.rules && sudo udevadm control --reload && sudo udevadm trigger`
}
