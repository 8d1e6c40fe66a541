/** The line with which the window says that it is on the screen. Asked for by `--announce`. */
export const shownLine = '{"event":"window-shown"}'
