import ts from 'typescript';

/** What one source file says about words. */
export interface StringsInSource {
  readonly file: string;
  /** Every string literal: a key may be passed on as a property or stand in a table. */
  readonly literals: readonly string[];
  /** Literals that stand where only a key can: the first argument of `t(…)`. */
  readonly keys: readonly Found[];
  /** Template literals, as patterns of the keys they can make: `field.*`. */
  readonly patterns: readonly string[];
  /** Words written straight into JSX. */
  readonly bare: readonly Found[];
}

export interface Found {
  readonly text: string;
  readonly line: number;
}

/** Attributes whose text a visitor sees or hears. */
const visible: ReadonlySet<string> = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'detail',
  'word',
]);
const letters = /\p{L}/u;

export function findStrings(file: string, source: string): StringsInSource {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, scriptKind(file));
  const literals: string[] = [];
  const keys: Found[] = [];
  const patterns: string[] = [];
  const bare: Found[] = [];
  const found = (node: ts.Node, text: string): Found => ({
    text: text.trim(),
    line: tree.getLineAndCharacterOfPosition(node.getStart()).line + 1,
  });

  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isStringLiteralLike(node)) literals.push(node.text);
    if (ts.isTemplateExpression(node)) patterns.push(patternOf(node));
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't') {
      for (const key of literalsOf(node.arguments[0])) keys.push(found(key, key.text));
    }
    if (ts.isJsxText(node) && letters.test(node.text)) bare.push(found(node, node.text));
    if (ts.isJsxExpression(node) && ts.isJsxElement(node.parent)) {
      for (const text of literalsOf(node.expression)) {
        if (letters.test(text.text)) bare.push(found(text, text.text));
      }
    }
    if (ts.isJsxAttribute(node) && node.initializer && isWords(node)) {
      bare.push(found(node, node.initializer.getText()));
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { file, literals, keys, patterns, bare };
}

/** A visible attribute with words in it. A dotted key is not words: our own components translate it themselves. */
function isWords({ name, initializer }: ts.JsxAttribute): boolean {
  if (!initializer || !ts.isStringLiteral(initializer) || !visible.has(name.getText())) return false;
  return letters.test(initializer.text) && !/^[a-z-]+\.[\w.-]+$/i.test(initializer.text);
}

/** The literals an expression can be: itself, or the two ends of `a ? 'x' : 'y'`. */
function literalsOf(node: ts.Expression | undefined): readonly ts.StringLiteralLike[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  if (ts.isParenthesizedExpression(node)) return literalsOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...literalsOf(node.whenTrue), ...literalsOf(node.whenFalse)];
  return [];
}

function patternOf(node: ts.TemplateExpression): string {
  return node.head.text + node.templateSpans.map(({ literal }) => `*${literal.text}`).join('');
}

function scriptKind(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
