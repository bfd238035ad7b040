import type { JSX } from 'preact';
import { Shell, PublicLayout, type PublicLayoutProps, type ShellProps } from '../layouts/index.ts';
import { navigation } from './navigation.ts';
import { flashOf, rolesOf, type Viewer } from './viewer.ts';

type FrameProps = { viewer: Viewer } & Omit<ShellProps, 't' | 'user' | 'nav' | 'path' | 'theme' | 'flash'> & Partial<Pick<ShellProps, 'flash'>>;

/** The frame of every page behind the sign-in: the places of the reader's duties around the page's content. */
export function Frame({ viewer, ...props }: FrameProps): JSX.Element {
  const { t, actor, path, theme } = viewer;
  return <Shell flash={flashOf(viewer)} {...props} t={t} user={{ name: actor.name, role: rolesOf(t, actor.roles) }} nav={navigation(t, actor)} path={path} theme={theme} />;
}

type PublicFrameProps = { viewer: Viewer } & Omit<PublicLayoutProps, 't' | 'path' | 'theme' | 'flash'>;

/** The frame of pages that anyone may see. */
export function PublicFrame({ viewer, ...props }: PublicFrameProps): JSX.Element {
  const { t, path, theme } = viewer;
  return <PublicLayout {...props} t={t} path={path} theme={theme} flash={flashOf(viewer)} />;
}
