import ts from 'typescript';

/** One small change of a source file that a test should notice. */
export interface Mutant {
	file: string;
	line: number;
	kind: string;
	from: string;
	to: string;
	/** The file with the change in it. */
	source: string;
}

type Swap = { kind: string; node: ts.Node; to: string };

const operators: Partial<Record<ts.SyntaxKind, string>> = {
	[ts.SyntaxKind.AmpersandAmpersandToken]: '||',
	[ts.SyntaxKind.BarBarToken]: '&&',
	[ts.SyntaxKind.EqualsEqualsEqualsToken]: '!==',
	[ts.SyntaxKind.ExclamationEqualsEqualsToken]: '===',
	[ts.SyntaxKind.LessThanToken]: '<=',
	[ts.SyntaxKind.LessThanEqualsToken]: '<',
	[ts.SyntaxKind.GreaterThanToken]: '>=',
	[ts.SyntaxKind.GreaterThanEqualsToken]: '>'
};

/** Every mutant of a file: guards turned round or taken out, entries of tables removed or renamed. */
export function mutantsOf(file: string, source: string): Mutant[] {
	const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
	const found: Swap[] = [];
	const visit = (node: ts.Node, inTable: boolean) => {
		if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
		const table = inTable || isTable(node);
		found.push(...swapsOf(node), ...(table ? entriesOf(node) : []));
		// What a table computes is no entry of it.
		node.forEachChild((child) => visit(child, table && !ts.isFunctionLike(node)));
	};
	visit(tree, false);
	return found.map(({ kind, node, to }) => ({
		file,
		kind,
		to,
		from: node.getText(tree),
		line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
		source: source.slice(0, node.getStart(tree)) + to + source.slice(node.getEnd())
	}));
}

/** A constant of the module: rights, transitions, lists of stages. */
function isTable(node: ts.Node): boolean {
	return (
		ts.isVariableDeclaration(node) && node.parent.parent.parent.kind === ts.SyntaxKind.SourceFile
	);
}

function swapsOf(node: ts.Node): Swap[] {
	if (ts.isIfStatement(node))
		return [
			{ kind: 'condition', node: node.expression, to: `!(${node.expression.getText()})` },
			...(ts.isReturnStatement(node.thenStatement)
				? [{ kind: 'guard taken out', node: node.thenStatement, to: '{}' }]
				: [])
		];
	if (ts.isConditionalExpression(node))
		return [{ kind: 'condition', node: node.condition, to: `!(${node.condition.getText()})` }];
	if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
		return [{ kind: 'not', node, to: node.operand.getText() }];
	if (ts.isBinaryExpression(node)) {
		const to = operators[node.operatorToken.kind];
		return to ? [{ kind: 'operator', node: node.operatorToken, to }] : [];
	}
	if (node.kind === ts.SyntaxKind.TrueKeyword) return [{ kind: 'boolean', node, to: 'false' }];
	if (node.kind === ts.SyntaxKind.FalseKeyword) return [{ kind: 'boolean', node, to: 'true' }];
	return [];
}

function entriesOf(node: ts.Node): Swap[] {
	const swaps: Swap[] = [];
	if (ts.isArrayLiteralExpression(node) || ts.isObjectLiteralExpression(node)) {
		const entries = ts.isArrayLiteralExpression(node) ? node.elements : node.properties;
		const [open, close] = ts.isArrayLiteralExpression(node) ? '[]' : '{}';
		for (const gone of entries) {
			const kept = entries.filter((entry) => entry !== gone).map((entry) => entry.getText());
			swaps.push({ kind: `without ${brief(gone)}`, node, to: `${open}${kept.join(', ')}${close}` });
		}
	}
	if (ts.isStringLiteral(node)) swaps.push({ kind: 'word', node, to: "''" });
	if (ts.isNumericLiteral(node))
		swaps.push({ kind: 'number', node, to: String(Number(node.text) + 1) });
	return swaps;
}

function brief(node: ts.Node): string {
	return node.getText().replace(/\s+/g, ' ').slice(0, 60);
}
