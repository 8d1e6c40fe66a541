/** What pages draw of the parts a batch is made of; the rest of their files is the core's. */
export { type ColumnRole, columnRoles } from '../batch/manifest.ts'
export type { ReportRow, RowOutcome } from '../batch/report-rows.ts'
export { type Rules, usualRules } from '../batch/rules.ts'
