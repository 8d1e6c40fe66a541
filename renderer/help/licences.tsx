import { z } from 'zod'
import { useWords } from '../words.tsx'

const licenceSchema = z.object({ name: z.string(), version: z.string(), licence: z.string() })
/** Put in when the page is built. */
const licences = z
  .array(licenceSchema)
  .catch([])
  .parse(import.meta.env.VITE_LICENCES)

export function Licences() {
  const { t } = useWords()
  return (
    <>
      <p className="lead">{t('help.licences.lead')}</p>
      <table className="licences">
        <thead>
          <tr>
            <th scope="col">{t('help.licences.package')}</th>
            <th scope="col">{t('help.licences.version')}</th>
            <th scope="col">{t('help.licences.licence')}</th>
          </tr>
        </thead>
        <tbody>
          {licences.map(({ name, version, licence }) => (
            <tr key={`${name} ${version}`}>
              <th scope="row">{name}</th>
              <td>{version}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
