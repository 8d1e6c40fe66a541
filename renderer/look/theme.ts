/** Mantine on the tokens of look/tokens.css: its parts look like everything else. */
import {
  Button,
  type CSSVariablesResolver,
  createTheme,
  Input,
  type MantineColorsTuple,
  NativeSelect,
  PasswordInput,
  rem,
  SegmentedControl,
  TextInput,
} from '@mantine/core'
import { tupleOf } from './accent.ts'

// The places in each tuple matter: Mantine reads shade 6 (light) and 5 (dark) as filled, the one after it as hover.
const accent: MantineColorsTuple = [
  '#f4f5ff',
  '#ebedfd',
  '#d9dcfc',
  '#c4c8fd',
  '#aeb4ff',
  '#575fee',
  '#3a41d4',
  '#3036b8',
  '#272c98',
  '#1e2276',
]
const gray: MantineColorsTuple = [
  '#f4f5f8',
  '#eaecf1',
  '#dde0e8',
  '#c9cdd8',
  '#a9afbd',
  '#757d8b',
  '#596170',
  '#454d5c',
  '#2b313c',
  '#141821',
]
const dark: MantineColorsTuple = [
  '#eef0f4',
  '#d6dae2',
  '#bcc3cf',
  '#9aa3b2',
  '#2c323d',
  '#20252e',
  '#181c23',
  '#0f1217',
  '#0a0c10',
  '#07080b',
]

/** Mantine's own sizes are smaller than a gloved finger. */
const field = { vars: () => ({ wrapper: { '--input-height': '56px', '--input-bd': 'var(--line-strong)' } }) }

export const theme = createTheme({
  colors: { accent, gray, dark },
  primaryColor: 'accent',
  primaryShade: { light: 6, dark: 5 },
  white: '#ffffff',
  black: '#141821',
  autoContrast: false,
  respectReducedMotion: true,
  focusRing: 'auto',
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", ui-monospace, monospace',
  fontSizes: { xs: rem(14), sm: rem(15), md: rem(17), lg: rem(20), xl: rem(24) },
  lineHeights: { xs: '1.43', sm: '1.6', md: '1.412', lg: '1.4', xl: '1.334' },
  fontWeights: { regular: '400', medium: '550', bold: '650' },
  spacing: { xs: rem(8), sm: rem(16), md: rem(24), lg: rem(32), xl: rem(64) },
  radius: { xs: rem(6), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  defaultRadius: 'md',
  components: {
    Button: Button.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_theme, { variant }) => ({
        root:
          variant === 'filled'
            ? { '--button-height': '56px', '--button-padding-x': '24px', '--button-fz': '18px' }
            : { '--button-height': '48px', '--button-padding-x': '16px', '--button-fz': '17px' },
      }),
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'md' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'md' } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { size: 'md' } }),
    Input: Input.extend(field),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'md', transitionDuration: 0, withItemsBorders: false },
    }),
  },
})

/** The theme in a maker's colour. */
export const inAccent = (colour: string) =>
  createTheme({ ...theme, colors: { ...theme.colors, accent: tupleOf(colour) } })

export const fromTokens: CSSVariablesResolver = () => ({
  variables: {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-error': 'var(--failed-text)',
    '--mantine-color-success': 'var(--done-text)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-anchor': 'var(--accent-text)',
  },
  light: {},
  dark: {},
})
