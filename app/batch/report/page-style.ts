/** How the printed report looks: A4, black on white, a table whose head stands on each page. */
export const pageStyle = `
@page { size: A4; margin: 14mm 12mm 16mm; @bottom-right { content: counter(page) ' / ' counter(pages); font: 8pt sans-serif } }
:root { color-scheme: light }
* { box-sizing: border-box }
body { margin: 0 auto; padding: 24px; max-width: 1100px; color: #16181d; background: #fff; font: 10pt/1.4 system-ui, sans-serif }
h1 { margin: 0 0 2px; font-size: 20pt; line-height: 1.2; overflow-wrap: anywhere }
p { margin: 0 0 8px; max-width: 75ch }
.what { color: #565d6b; text-transform: uppercase; letter-spacing: .06em; font-size: 8pt }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; margin: 14px 0 }
dt { color: #565d6b }
dd { margin: 0; overflow-wrap: anywhere }
ul { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 24px; margin: 0 0 14px; padding: 0; list-style: none }
ul b { font-size: 13pt }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font-size: 8pt }
table + table { break-before: page }
thead { display: table-header-group }
th { padding: 3px 5px; border-bottom: 1.5pt solid #16181d; text-align: left; vertical-align: bottom; width: 14% }
th:first-child { width: 6% } th:last-child { width: auto }
td { padding: 3px 5px; border-bottom: .5pt solid #c9ced8; vertical-align: top; overflow-wrap: anywhere }
tr { break-inside: avoid }
.number { text-align: right; color: #565d6b }
.code { font-family: ui-monospace, 'JetBrains Mono', Consolas, monospace; overflow-wrap: anywhere }
.done { color: #14672f } .failed { color: #9c1c1c } .look { color: #7a4b00 }
.seal { margin-top: 24px; padding-top: 10px; border-top: 1.5pt solid #16181d; break-inside: avoid }
@media print { body { max-width: none; padding: 0 } }
`
