import ts from 'typescript';

/** Types of texts that React renders. */
const TEXT = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike;

/**
 * Reports a text that is not the only child of its element. A browser that translates the page replaces such a text
 * node by elements that React does not know: React then fails when it removes the node or inserts another before it,
 * and a change of the text is not shown. The only text of an element has neither problem.
 * @see https://github.com/facebook/react/issues/11538
 */
export const wrappedText = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      bare: 'Give this text an element of its own: a browser that translates the page replaces its text node.',
    },
  },
  create(context) {
    const { esTreeNodeToTSNodeMap, program } = context.sourceCode.parserServices;
    const checker = program.getTypeChecker();
    return { JSXElement: check, JSXFragment: check };

    function check(node) {
      // The children of a fragment are those of the element around it, which is unknown for the fragment of a prop.
      if (node.type === 'JSXFragment' && isFragmentOrElement(node.parent)) return;
      const children = childrenOf(node);
      if (children.length < 2 && node.type === 'JSXElement') return;
      for (const child of children) if (mayBeText(child)) context.report({ node: child, messageId: 'bare' });
    }

    function mayBeText(child) {
      if (child.type === 'JSXText') return true;
      if (child.type !== 'JSXExpressionContainer') return false;
      const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(child.expression));
      const types = type.isUnion() ? type.types : [type];
      // A slot of the component may be anything; a text that is passed to it is the only child of the slot's element.
      if (types.some(({ flags }) => (flags & ts.TypeFlags.BigIntLike) !== 0)) return false;
      // React renders nothing for an empty text, such as the left side of `name && <b />`.
      return types.some(({ flags, value }) => (flags & TEXT) !== 0 && value !== '');
    }
  },
};

/** Returns the children that are rendered, those of fragments included; a space between two elements is none. */
function childrenOf(node) {
  return node.children.flatMap((child) => {
    if (child.type === 'JSXFragment') return childrenOf(child);
    if (child.type === 'JSXText') return /\S/.test(child.value) ? [child] : [];
    if (child.type !== 'JSXExpressionContainer') return [child];
    const { type, value } = child.expression;
    return type === 'JSXEmptyExpression' || (type === 'Literal' && /^\s*$/.test(String(value))) ? [] : [child];
  });
}

function isFragmentOrElement({ type }) {
  return type === 'JSXElement' || type === 'JSXFragment';
}
