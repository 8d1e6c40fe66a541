// Draws snapshots as barely as can be: what a host carries is looked at, not how it is drawn.
window.numbers = []
window.stop = window.activator.onSnapshot((snapshot) => {
  window.numbers.push(snapshot.number)
  window.newest = snapshot
  document.querySelector('#ports').textContent = snapshot.ports
    .map((port) => `${port.path} ${port.activation?.phase.state ?? 'free'}`)
    .join('\n')
})
