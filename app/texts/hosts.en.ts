/** What the window and the browser host say outside the page. */
export const hostsEnglish = {
  'hosts.broke.title': 'Something in the program broke',
  'hosts.broke':
    'This should not happen: {cause}\n\nWhat is under way goes on. If something looks wrong, end the program and start it again: nothing done is lost.',
  'hosts.failed.title': 'Device Activator cannot start',
  'hosts.leaving': 'Quit while batch {batch} is running?',
  'hosts.leaving.meaning':
    'What was begun comes to its end first. Nothing is lost: the batch is paused, and goes on from here the next time.',
  'hosts.leaving.stay': 'Keep working',
  'hosts.leaving.quit': 'Quit',
  'hosts.building': 'Building the page, this happens once …',
  'hosts.web.listening': 'Open this address in a browser on this computer. It works once: {url}',
  'hosts.web.opened': 'The page opens in your browser. If it does not, open this address, it works once: {url}',
  'hosts.web.again': 'Enter prints a new address, Ctrl+C ends.',
  'hosts.web.closed': 'Open the address the program printed.',
  'hosts.web.used': 'This address opened the page once and does not do it again. The program prints a new one.',
  'hosts.start.no-display': 'There is no display here: the page opens in the browser instead of a window.',
  'hosts.start.no-electron': 'Electron cannot be had ({reason}): the page opens in the browser instead of a window.',
  'hosts.start.no-window': 'The window did not open ({reason}): the page opens in the browser instead.',
} as const
