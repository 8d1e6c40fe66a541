/** The one accent-filled button of a screen, and the wait that stands in its place. */
import { Button, type ButtonProps } from '@mantine/core'
import type { MouseEvent, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Shape } from './shape.tsx'

interface MainButtonProps {
  readonly children: ReactNode
  readonly icon?: IconName
  readonly onClick?: () => void
  /** The form it sends. */
  readonly form?: string
  /** The key that stands for it, shown on it. */
  readonly hotkey?: string
}

export function MainButton({ children, icon, onClick, form, hotkey }: MainButtonProps) {
  const sends: ButtonProps & { type?: 'submit'; form?: string } = form === undefined ? {} : { type: 'submit', form }
  return (
    <Button
      variant="filled"
      color="accent"
      className="main-button"
      {...rightOf(icon, hotkey)}
      {...(hotkey === undefined ? {} : { 'aria-keyshortcuts': hotkey })}
      {...(onClick === undefined ? {} : { onClick: (event) => onlyFirst(event, onClick) })}
      {...sends}
    >
      {children}
    </Button>
  )
}

/** Nothing at all where there is nothing to show: Mantine keeps room for what is there. */
function rightOf(icon: IconName | undefined, hotkey: string | undefined): Pick<ButtonProps, 'rightSection'> {
  if (icon === undefined && hotkey === undefined) return {}
  return {
    rightSection: (
      <>
        {icon && <Icon name={icon} />}
        {hotkey && <Hotkey name={hotkey} />}
      </>
    ),
  }
}

/** For the eye: the button itself tells which key stands for it. */
function Hotkey({ name }: { name: string }) {
  return (
    <span className="key" aria-hidden="true">
      {name === 'Enter' ? '↵' : name}
    </span>
  )
}

/** The next main button may stand in the same place: the second half of a double click was not meant for it. */
function onlyFirst(event: MouseEvent, act: () => void): void {
  if (event.detail < 2) act()
}

interface QuietButtonProps extends MainButtonProps {
  readonly outlined?: boolean
  /** What it does, for keys that stand for it. */
  readonly act?: string
  /** Its name where the words on it say too little by themselves; begins with them. */
  readonly label?: string
  /** Sends the form it stands in. */
  readonly submit?: boolean
}

export function QuietButton(props: QuietButtonProps) {
  const { children, icon, onClick, act, label, hotkey, outlined = false, submit = false } = props
  return (
    <Button
      variant={outlined ? 'outline' : 'subtle'}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(act === undefined ? {} : { 'data-act': act })}
      {...(submit ? { type: 'submit' as const } : {})}
      {...(icon === undefined ? {} : { leftSection: <Icon name={icon} /> })}
      {...(hotkey === undefined ? {} : { 'aria-keyshortcuts': hotkey })}
      {...rightOf(undefined, hotkey)}
      {...(onClick === undefined ? {} : { onClick })}
    >
      {children}
    </Button>
  )
}

/** Not a button: there is nothing to do but wait. */
export function Wait({ children }: { children: ReactNode }) {
  return (
    <span className="wait">
      <Shape tone="working" />
      <span>{children}</span>
    </span>
  )
}
