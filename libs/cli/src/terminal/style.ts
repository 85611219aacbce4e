import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow';
export type Painter = (style: Style, text: string) => string;

/** Returns a function that styles a text, or leaves it alone if the stream shows no colors. */
export function painter(stream: NodeJS.WriteStream, isPlain: boolean): Painter {
  const hasColors = stream.isTTY && !isPlain;
  return (style, text) => (hasColors && text !== '' ? styleText(style, text) : text);
}
