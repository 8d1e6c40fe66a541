/** Prints a page of its own from within this one: the page's policy lets no second document be opened. */
import { adopt } from '../look/adopted.ts'

/** @param html a whole document with its styles in it; scripts are left out */
export function printReport(html: string): void {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const sheet = new CSSStyleSheet()
  sheet.replaceSync([...page.querySelectorAll('style')].map(({ textContent }) => textContent).join('\n'))
  for (const one of page.querySelectorAll('style, script, link, meta')) one.remove()

  const paper = document.createElement('div')
  paper.className = 'report-paper'
  const inside = paper.attachShadow({ mode: 'open' })
  inside.adoptedStyleSheets = [sheet]
  inside.append(page.body)
  // Paper is the document's: a rule for it counts nowhere else.
  const forPaper = [...sheet.cssRules].filter((rule) => rule instanceof CSSPageRule).map(({ cssText }) => cssText)
  const letGo = adopt(
    `.report-paper { display: none }
     @media print {
       body > * { display: none !important }
       body > .report-paper { display: block !important }
     }
     ${forPaper.join('\n')}`,
  )
  document.body.append(paper)
  addEventListener(
    'afterprint',
    () => {
      paper.remove()
      letGo()
    },
    { once: true },
  )
  print()
}
