/** The first lines of a packing list, and what each of its columns was taken for. */

import { type ColumnRole, columnRoles } from '../../app/api/batch-parts.ts'
import type { DraftView } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { useCore } from '../core.tsx'
import { Icon } from '../parts/icon.tsx'
import { Serial } from '../parts/serial.tsx'
import { useWords } from '../words.tsx'
import { withRole } from './roles.ts'

/** Rows that fit beside the rules. */
const SHOWN = 6
/** As the contract has it. */
const MOST_HEADER = 20

export function Columns({ draft }: { draft: DraftView }) {
  const { t } = useWords()
  const { run } = useCore()
  const { columns, rows, header } = draft
  const roles = columns.map(({ role }) => role)
  const send = (changed: { header?: number; columns?: ColumnRole[] }) =>
    void run({ command: 'list-columns', header, columns: roles, ...changed })
  const nameOf = (at: number) => shown(columns[at]?.title.trim() ?? '') || t('list.column', { number: at + 1 })
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is reached by the keyboard */}
      <section className="columns" tabIndex={0} aria-label={t('list.columns')}>
        <table>
          <thead>
            <tr>
              {columns.map(({ role }, at) => (
                // Columns have no name of their own that is sure to be there once.
                <th key={at} scope="col">
                  <span className="column-name cut">{nameOf(at)}</span>
                  <Role
                    role={role}
                    label={t('list.role', { column: nameOf(at) })}
                    onChoose={(chosen) => send({ columns: withRole(roles, at, chosen) })}
                  />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map(({ line, cells }) => (
              <tr key={line}>
                {columns.map(({ role }, at) => (
                  <td key={at} className={role === 'ignore' ? 'ignored' : ''}>
                    <Cell text={cells[at] ?? ''} role={role} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <label className="header-lines">
        <span className="grow">{t('list.header')}</span>
        <span className="role">
          <Width words={String(header)} />
          <select value={header} onChange={({ currentTarget }) => send({ header: Number(currentTarget.value) })}>
            {Array.from({ length: MOST_HEADER + 1 }, (_, count) => count).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
          <Icon name="more" />
        </span>
      </label>
    </>
  )
}

/** As wide as what is chosen: a list of choices would be as wide as the longest of them, or cut. */
function Width({ words }: { words: string }) {
  return (
    <span className="role-width" aria-hidden="true">
      {words}
    </span>
  )
}

interface RoleProps {
  readonly role: ColumnRole
  readonly label: string
  readonly onChoose: (role: ColumnRole) => void
}

function Role({ role, label, onChoose }: RoleProps) {
  const { t } = useWords()
  return (
    <span className={role === 'ignore' ? 'role ignored' : 'role'}>
      <Width words={t(`list.role.${role}`)} />
      <select
        aria-label={label}
        value={role}
        onChange={({ currentTarget }) => {
          const chosen = columnRoles.find((one) => one === currentTarget.value)
          if (chosen !== undefined) onChoose(chosen)
        }}
      >
        {columnRoles.map((one) => (
          <option key={one} value={one}>
            {t(`list.role.${one}`)}
          </option>
        ))}
      </select>
      <Icon name="more" />
    </span>
  )
}

function Cell({ text, role }: { text: string; role: ColumnRole }) {
  if (role === 'serial') return <Serial>{text}</Serial>
  return role === 'name' ? <Serial name>{text}</Serial> : <span className="cut">{shown(text)}</span>
}
