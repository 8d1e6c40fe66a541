/** First of all imports: schemas made after it never try to compile code, which the page's policy forbids. */
import { z } from 'zod'

z.config({ jitless: true })
