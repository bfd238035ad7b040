import type { integrations as vi } from '../vi/integrations.ts';

export const integrations: Record<keyof typeof vi, string> = {};
