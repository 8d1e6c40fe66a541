/** Which row a key leads to. undefined: it is not a key that leads anywhere. */
export function steppedTo(key: string, at: number, count: number, page: number): number | undefined {
  const last = Math.max(count - 1, 0)
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, last)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'PageDown':
      return Math.min(at + page, last)
    case 'PageUp':
      return Math.max(at - page, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return undefined
  }
}
