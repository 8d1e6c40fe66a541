/** A style sheet made by the page, for as long as it holds. @returns takes it back */
export function adopt(css: string): () => void {
  // Constructed, since the page's policy lets no style element through that the host did not mark.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  }
}
