import type { Message } from '../channel.ts';

/** The message as HTML that every mail program shows alike: no pictures, no style sheet, nothing fetched from anywhere. */
export function emailHtml({ language, title, text, link, actions = [] }: Message): string {
  const links = [
    ...actions.map((action) => linkHtml(action.label, action.link)),
    ...(link === undefined ? [] : [linkHtml(link, link)]),
  ];
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    '<body style="font: 16px/1.6 sans-serif; color: #1a1a1a; background: #ffffff; max-width: 36em; margin: 24px auto; padding: 0 16px">',
    `<h1 style="font-size: 20px; margin: 0 0 12px">${escaped(title)}</h1>`,
    `<p style="margin: 0 0 16px">${escaped(text)}</p>`,
    ...links,
    '</body></html>',
  ].join('\n');
}

function linkHtml(label: string, link: string): string {
  return `<p style="margin: 0 0 12px"><a href="${escaped(link)}" style="color: #0b4f8a; word-break: break-all">${escaped(label)}</a></p>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
