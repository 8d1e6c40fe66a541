/** What is known of the device at a tile. */
import type { ReactNode } from 'react'
import type { Tile } from '../../app/api/batch-view.ts'
import { shown } from '../../app/texts/shown.ts'
import { Serial } from '../parts/serial.tsx'
import { When } from '../parts/when.tsx'
import { useWords } from '../words.tsx'

export function TileFacts({ tile }: { tile: Tile }) {
  const { t } = useWords()
  const { phase, listed, port, tries } = tile
  const identity = phase !== undefined && 'identity' in phase ? phase.identity : undefined
  const facts: readonly (readonly [string, ReactNode])[] = [
    ...(identity === undefined
      ? []
      : [
          [t('fact.serial'), <Serial key="serial">{identity.serial_number}</Serial>] as const,
          [
            t('fact.name'),
            <Serial name key="name">
              {identity.device_name}
            </Serial>,
          ] as const,
        ]),
    ...(listed === undefined ? [] : [[t('tile.listed'), lineWords(listed)] as const]),
    ...(port === undefined
      ? []
      : [
          [
            t('fact.port'),
            <span key="port" className="machine">
              {shown(port)}
            </span>,
          ] as const,
        ]),
    ...(tries > 1 ? [[t('tile.tried'), t('tile.tries', { count: tries })] as const] : []),
    [t('fact.when'), <When key="since" at={tile.since} />],
  ]
  return (
    <dl className="tile-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )

  function lineWords({ line, carton, pallet, customer }: NonNullable<Tile['listed']>): string {
    return t.fill('tile.line', {
      line,
      ...(carton !== undefined && { has_carton: 'yes', carton }),
      ...(pallet !== undefined && { has_pallet: 'yes', pallet }),
      ...(customer !== undefined && { has_customer: 'yes', customer }),
    })
  }
}
