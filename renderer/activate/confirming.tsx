/** The one question: is the device in your hand the one that answered? */
import { Serial } from '../parts/serial.tsx'
import { useWords } from '../words.tsx'

export function Confirming({ identity }: { identity: { serial_number: string; device_name: string } }) {
  const { t } = useWords()
  const { serial_number, device_name } = identity
  const size = serial_number.length > 16 ? 'long' : serial_number.length > 9 ? 'medium' : 'short'
  return (
    <>
      <dl className="plate">
        <div>
          <dt>{t('fact.serial')}</dt>
          <dd className={`plate-serial ${size}`}>
            <Serial>{serial_number}</Serial>
          </dd>
        </div>
        <div className="plate-name">
          <dt>{t('fact.name')}</dt>
          <dd>
            <Serial name>{device_name}</Serial>
          </dd>
        </div>
      </dl>
      <p className="lead">{t('confirm.text')}</p>
    </>
  )
}
