/** Practice: a simulated device is plugged in from here, one with a fault too, to see what is said then. */
import { useState } from 'react'
import { type PracticeTrouble, practiceTroubles } from '../../app/api/practice.ts'
import { useCore } from '../core.tsx'
import { MainButton } from '../parts/main-button.tsx'
import { useWords } from '../words.tsx'

export function PracticePlug({ profile }: { profile: string | undefined }) {
  const { t } = useWords()
  const { run } = useCore()
  const [trouble, setTrouble] = useState<PracticeTrouble>()
  const plug = () =>
    void run({
      command: 'practice-plug',
      ...(profile !== undefined && { profile }),
      ...(trouble !== undefined && { trouble }),
    })
  return (
    <>
      <select
        className="quiet-select"
        aria-label={t('practice.device')}
        value={trouble ?? ''}
        onChange={({ target }) => setTrouble(practiceTroubles.find((one) => one === target.value))}
      >
        <option value="">{t('practice.device.sound')}</option>
        {practiceTroubles.map((one) => (
          <option key={one} value={one}>
            {t(`practice.device.${one}`)}
          </option>
        ))}
      </select>
      <MainButton icon="activate" onClick={plug}>
        {t('do.plug')}
      </MainButton>
    </>
  )
}
