/** Prints a page of its own from within this one: the page's policy lets no second document be opened. */
import { adopt } from '../look/adopted.ts'

/** @param html a whole document with its styles in it; scripts are left out */
export function printReport(html: string): void {
  const styles: string[] = []
  // Taken out before anything reads the page: the policy would refuse them, and say so.
  const plain = html.replace(/<style[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => {
    styles.push(css)
    return ''
  })
  const page = new DOMParser().parseFromString(plain, 'text/html')
  for (const one of page.querySelectorAll('script, link, meta')) one.remove()
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles.join('\n'))

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
