/** What is used of it; it brings no types of its own. */
declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    on(
      event: 'openTag',
      callback: (
        name: string,
        attributes: () => Record<string, string> | false,
        decode: Decode,
        empty: boolean,
      ) => void,
    ): this
    on(event: 'closeTag', callback: (name: string) => void): this
    on(event: 'text', callback: (text: string, decode: Decode) => void): this
    on(event: 'cdata', callback: (text: string) => void): this
    /** Where nobody listens it throws them. */
    on(event: 'error', callback: (error: Error) => void): this
    write(xml: string): this
    end(): Error | null
  }
}
