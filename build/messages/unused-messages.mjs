import ts from 'typescript';

/**
 * The messages that nothing says, by their paths. The compiler tells which message an expression means, so another thing of
 * the same name does not count. A group that is looked up by a value (`group[kind]`, `Object.values(group)`) or that goes
 * where its type is lost is said as a whole.
 * @param {ts.Program} program
 * @param {string} types the path of the file with the interface `Messages`
 * @returns {readonly string[]}
 */
export function unusedMessages(program, types) {
  const checker = program.getTypeChecker();
  const declarations = program.getSourceFile(types);
  if (declarations === undefined) throw new Error(`${types} is not part of the program.`);
  /** @type {Set<ts.Node>} */
  const said = new Set();

  /** @param {ts.Symbol} symbol */
  const messagesIn = (symbol) =>
    (symbol.declarations ?? []).filter((it) => it.getSourceFile() === declarations);

  /** @param {ts.Type} type */
  const partsOf = (type) => {
    const there = checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type);
    return there.isUnion() ? there.types : [there];
  };

  /** @param {ts.Type} type */
  const propertiesOf = (type) => partsOf(type).flatMap((part) => checker.getPropertiesOfType(part));

  /** @param {ts.Type} type */
  const isGroup = (type) => propertiesOf(type).some((it) => messagesIn(it).length > 0);

  /** @param {ts.Symbol | undefined} property */
  const say = (property) => {
    for (const declaration of property ? messagesIn(property) : []) said.add(declaration);
  };

  /** @param {ts.Type} group */
  const sayAll = (group) => {
    for (const property of propertiesOf(group)) {
      say(property);
      const inner = messagesIn(property)[0];
      const type = inner && checker.getTypeOfSymbolAtLocation(property, inner);
      if (type && isGroup(type)) sayAll(type);
    }
  };

  /**
   * @param {ts.Type} group
   * @param {ts.Expression} key
   */
  const lookUp = (group, key) => {
    const keys = partsOf(checker.getTypeAtLocation(key));
    if (!keys.every((it) => it.isStringLiteral())) sayAll(group);
    else for (const { value } of keys) for (const part of partsOf(group)) say(part.getProperty(value));
  };

  /**
   * The group that a value is, or that a function answers.
   * @param {ts.Type} type
   */
  const groupOf = (type) => {
    const [signature] = type.getCallSignatures();
    const it = signature ? signature.getReturnType() : type;
    return isGroup(it) ? it : null;
  };

  /**
   * What becomes of a group: its messages are told apart by the types of what it goes to, or it is said as a whole.
   * @param {ts.Expression} node
   * @param {ts.Type} group
   */
  const follow = (node, group) => {
    const whole = wholeOf(node);
    const { parent } = whole;
    if (ts.isPropertyAccessExpression(parent)) {
      for (const part of partsOf(group)) say(part.getProperty(parent.name.text));
    } else if (ts.isElementAccessExpression(parent) && parent.expression === whole) {
      lookUp(group, parent.argumentExpression);
    } else if (!ts.isSpreadAssignment(parent) && !isPlainVariable(parent) && !isCalled(whole)) {
      const wanted = checker.getContextualType(node);
      if (wanted ? groupOf(wanted) === null : isLostInComponent(whole)) sayAll(group);
    }
  };

  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    if (ts.isObjectBindingPattern(node)) {
      const type = checker.getTypeAtLocation(node);
      for (const { dotDotDotToken, name, propertyName = name } of node.elements) {
        if (dotDotDotToken === undefined && ts.isIdentifier(propertyName))
          say(type.getProperty(propertyName.text));
      }
    }
    if (isValue(node)) {
      const group = groupOf(checker.getTypeAtLocation(node));
      if (group) follow(node, group);
    }
    ts.forEachChild(node, visit);
  };

  for (const file of program.getSourceFiles()) {
    if (!file.isDeclarationFile && !program.isSourceFileFromExternalLibrary(file)) visit(file);
  }
  return messagesOf(declarations).flatMap(({ node, path }) => (said.has(node) ? [] : [path]));
}

/**
 * The expression that has the value of this one: with its brackets, and as the one or the other of a condition.
 * @param {ts.Expression} node
 * @returns {ts.Expression}
 */
function wholeOf(node) {
  const { parent } = node;
  const isSame =
    ts.isParenthesizedExpression(parent) || (ts.isConditionalExpression(parent) && parent.condition !== node);
  return isSame ? wholeOf(parent) : node;
}

/** @param {ts.Node} node */
const isPlainVariable = (node) => ts.isVariableDeclaration(node) && node.type === undefined;

/** @param {ts.Expression} node */
const isCalled = (node) => ts.isCallExpression(node.parent) && node.parent.expression === node;

/**
 * Svelte’s own functions, which components hand their values to, have no types.
 * @param {ts.Expression} node
 */
function isLostInComponent(node) {
  const { parent } = node;
  const isHandedOn =
    ts.isArrowFunction(parent) || ts.isReturnStatement(parent) || ts.isCallExpression(parent);
  return isHandedOn && node.getSourceFile().fileName.endsWith('.js');
}

/**
 * What can be a group of messages.
 * @param {ts.Node} node
 * @returns {node is ts.Expression}
 */
function isValue(node) {
  return (
    ts.isPropertyAccessExpression(node) ||
    ts.isElementAccessExpression(node) ||
    ts.isCallExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node))
  );
}

/**
 * @param {ts.Node} node
 * @param {string} path
 * @returns {readonly { readonly node: ts.Node, readonly path: string }[]}
 */
function messagesOf(node, path = '') {
  /** @type {{ node: ts.Node, path: string }[]} */
  const found = [];
  ts.forEachChild(node, (child) => {
    if (!ts.isPropertySignature(child)) found.push(...messagesOf(child, path));
    else {
      const name = ts.isStringLiteral(child.name) || ts.isIdentifier(child.name) ? child.name.text : '';
      const isAGroup = child.type !== undefined && ts.isTypeLiteralNode(child.type);
      if (isAGroup) found.push(...messagesOf(child, `${path}${name}.`));
      else found.push({ node: child, path: path + name });
    }
  });
  return found;
}
