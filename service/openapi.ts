/** The frame of the OpenAPI document; the calls and their schemas come from the routes themselves. */
import type { Routes } from '../app/ownership/contract.ts'

export const openApi = (routes: Routes) => ({
  openapi: '3.1.0',
  info: {
    title: 'Device ownership',
    description: 'Who owns which device, and since when. Times are UTC; spans are half-open.',
    version: '1',
  },
  tags: [
    { name: 'account', description: 'Signing in' },
    { name: 'ownership', description: 'Devices and their ownerships' },
  ],
  components: {
    securitySchemes: {
      account: {
        type: 'oauth2' as const,
        flows: { password: { tokenUrl: `/${routes.token}`, refreshUrl: `/${routes.token}`, scopes: {} } },
      },
    },
  },
})
