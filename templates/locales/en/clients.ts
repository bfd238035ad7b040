import type { clients as vi } from '../vi/clients.ts';

export const clients: Record<keyof typeof vi, string> = {
  'clients.none-found': 'No customer fits “{q}”.',
  'clients.none-found-hint': 'You may type without accents, a part of the name, or the tax number.',
  'clients.new-request': 'Make a test request',
  'clients.invite': 'Invite a person of this customer',
  'clients.requests': 'Test requests',
  'clients.requests-all': 'All requests of this customer',
  'clients.stale.title': 'Somebody changed this record after you opened the page',
  'clients.stale.lead': 'What you typed is still in the form. Compare it with the present values, correct it if needed, and save again.',
  'clients.stale.field': 'Field',
  'clients.stale.typed': 'You typed',
  'clients.stale.now': 'At present',

  'notices.lead': 'Messages the system wrote to customers and people. Each is kept as it was written.',
  'notices.empty': 'There are no messages yet.',
  'notices.empty-hint': 'A message is written when somebody registers, when a request is accepted and when a certificate is issued.',
  'notices.subject': 'Subject',
  'notices.recipient': 'Recipient',
  'notices.body': 'Text',
  'notices.written': 'Written at',
  'notices.sent': 'Sent at',
  'notices.state': 'State',
  'notices.state.any': 'All',
  'notices.state.waiting': 'Waiting',
  'notices.state.sent': 'Sent',
  'notices.state.kept': 'Kept on the server',
};
