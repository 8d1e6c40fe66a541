import { systemClock } from '../../main/adapters/clock.ts'
import { VirtualClock } from '../fakes/virtual-clock.ts'
import { clockContract } from './clock.contract.ts'

clockContract('the system', () => systemClock)
clockContract('virtual', () => new VirtualClock())
