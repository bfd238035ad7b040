import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Forbidden } from '../../kernel/errors.ts';

/** Response headers of every answer: no inline script or style, no framing, no sniffing, HTTPS kept once seen. */
export function securityHeaders(secure: boolean) {
  const make = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        manifestSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
  // They are the same for every answer: written down once instead of being put together at each request.
  const fixed = new Map<string, string>();
  make({} as Request, { setHeader: (name: string, value: string) => fixed.set(name, value), removeHeader: () => undefined } as unknown as Response, () => undefined);
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeaders(fixed);
    next();
  };
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change asked for from another site. Browsers say where a request comes from (Sec-Fetch-Site, or Origin in older
 * ones); a client that sends neither carries no cookie of a browser's victim. A bearer token cannot be sent by another site.
 */
export function sameOriginOnly(origins: () => readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (safe.has(request.method) || request.headers.authorization?.startsWith('Bearer ')) return next();
    const site = request.headers['sec-fetch-site'];
    if (site === 'same-origin' || site === 'none') return next();
    const origin = request.headers.origin;
    if (site === undefined && (origin === undefined || origins().includes(origin) || origin === `http://${request.headers.host}`)) return next();
    next(new Forbidden('error.cross-site'));
  };
}
