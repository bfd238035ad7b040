import type { ComponentChildren, JSX } from 'preact';
import { QrFigure } from './qr-figure.tsx';

export interface IdentityLineProps {
  code: string;
  /** What the thing is called, beside its code. */
  name?: string;
  /** Markup of a QR code made on the server, and what it holds in words. */
  qr?: { svg: string; label: string };
  /** Whose it is. The name is data; the link leads to them if the person may see them. */
  owner?: { label: string; name: string; href?: string };
  /** Two or three facts that identify: received on, matrix, due. */
  facts?: ReadonlyArray<{ label: string; value: ComponentChildren }>;
}

/** First part of the page of a thing: its code, whose it is, the facts that tell it from its neighbours, its QR code. */
export function IdentityLine({ code, name, qr, owner, facts = [] }: IdentityLineProps): JSX.Element {
  return (
    <div class="identity">
      {qr && <QrFigure {...qr} size="small" />}
      <div class="identity-what">
        <p class="identity-code"><span class="code">{code}</span>{name && <span class="identity-name">{name}</span>}</p>
        <dl class="identity-facts">
          {owner && <div><dt>{owner.label}</dt><dd>{owner.href ? <a href={owner.href}>{owner.name}</a> : owner.name}</dd></div>}
          {facts.map((fact) => <div key={fact.label}><dt>{fact.label}</dt><dd>{fact.value}</dd></div>)}
        </dl>
      </div>
    </div>
  );
}
