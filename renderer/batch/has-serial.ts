import type { DraftView } from '../../app/api/batch-view.ts'

/** Whether somebody, or the file itself, said which column the serial number stands in. */
export const hasSerial = ({ columns }: DraftView): boolean => columns.some(({ role }) => role === 'serial')
