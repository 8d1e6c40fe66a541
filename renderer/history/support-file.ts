/** The file for support, exactly as it is shown. */
import type { Diagnostics } from '../../app/api/diagnostics.ts'
import type { FileToSave } from '../parts/save-file.ts'

export function supportFile({ name, sections }: Diagnostics, left: ReadonlySet<string>): FileToSave {
  const kept = sections.filter((section) => !left.has(section.name))
  return { name, text: kept.map((section) => `== ${section.name} ==\n${section.text}\n`).join('\n') }
}
