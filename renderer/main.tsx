import './jitless.ts'
import './look/styles.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { webBridge } from './bridges/web-bridge.ts'
import { windowBridge } from './bridges/window-bridge.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no #root')
const bridge = window.activator === undefined ? webBridge() : windowBridge(window.activator)
createRoot(root).render(
  <StrictMode>
    <App bridge={bridge} />
  </StrictMode>,
)
