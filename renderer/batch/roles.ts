/** What each column of a packing list holds, as a person corrects it. */
import type { ColumnRole } from '../../app/api/batch-parts.ts'

/** No two columns hold the same: the one that held it before holds nothing that is read. */
export function withRole(roles: readonly ColumnRole[], at: number, role: ColumnRole): ColumnRole[] {
  return roles.map((before, index) => {
    if (index === at) return role
    return before === role ? 'ignore' : before
  })
}
