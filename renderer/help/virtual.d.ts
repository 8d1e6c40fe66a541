declare module 'virtual:licences' {
  import type { Licence } from '../licences.ts'

  const licences: readonly Licence[]
  export default licences
}
