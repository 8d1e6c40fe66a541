/** The account's devices: the list of all, or one with its time. */
import './devices.css'
import './grid.css'
import './device.css'
import '../look/drawer.css'
import './release.css'
import { DeviceList } from './list.tsx'
import { OneDevice } from './one-device.tsx'

export function Devices({ id }: { id: number | undefined }) {
  return id === undefined ? <DeviceList /> : <OneDevice key={id} id={id} />
}
