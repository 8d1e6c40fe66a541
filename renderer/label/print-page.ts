/** Page boxes are rounded to what the printing system counts in: a label as high as its page would run over to a second. */
const SPARE_MM = 0.2

/** Paper of the label's size, without margins, for as long as the label is on the screen. */
export function layPaper(width: number, height: number): () => void {
  // Constructed, since the page's policy lets no style element through that the host did not mark.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(
    `@page { size: ${width}mm ${height}mm; margin: 0 }
     @media print { .paper { width: ${width}mm; height: ${height - SPARE_MM}mm } }`,
  )
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
