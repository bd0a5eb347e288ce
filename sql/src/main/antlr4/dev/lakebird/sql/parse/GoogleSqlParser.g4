// Syntax of GoogleSQL as BigQuery documents it. Precedence stands in the shape of the rules: a chain of AND or OR
// is one flat rule, comparisons do not associate, and arithmetic is one left-recursive rule.
parser grammar GoogleSqlParser;

options {
  tokenVocab = GoogleSqlLexer;
  superClass = GuardedParser;
}

script: statement? (SEMICOLON statement?)* EOF;

singleExpression: expression EOF;

// Statements

statement
  : hint? query                                                        # queryStatement
  | EXPLAIN ANALYZE? explained=statement                               # explainStatement
  | insertStatement                                                    # insertAlternative
  | updateStatement                                                    # updateAlternative
  | deleteStatement                                                    # deleteAlternative
  | mergeStatement                                                     # mergeAlternative
  | TRUNCATE TABLE tablePath                                           # truncateStatement
  | createStatement                                                    # createAlternative
  | DROP objectKind ifExists? tablePath (CASCADE | RESTRICT)?          # dropStatement
  | ALTER objectKind ifExists? tablePath alterAction (COMMA alterAction)*  # alterStatement
  | LOAD DATA (INTO | OVERWRITE) ((TEMP | TEMPORARY)? TABLE)? tablePath
      (LPAREN tableElement (COMMA tableElement)* COMMA? RPAREN)? partitionBy? clusterBy? optionsList?
      FROM FILES LPAREN optionEntries RPAREN
      (WITH PARTITION COLUMNS (LPAREN column (COMMA column)* RPAREN)?)? withConnection?  # loadDataStatement
  | EXPORT DATA withConnection? optionsList? AS query                  # exportDataStatement
  | ASSERT expression (AS stringLiteral)?                              # assertStatement
  | BEGIN TRANSACTION?                                                 # beginTransaction
  | COMMIT TRANSACTION?                                                # commitTransaction
  | ROLLBACK TRANSACTION?                                              # rollbackTransaction
  | DECLARE identifier (COMMA identifier)* (type (DEFAULT expression)? | DEFAULT expression)  # declareStatement
  | SET (setTarget | LPAREN setTarget (COMMA setTarget)* RPAREN) EQUAL expression  # setStatement
  | CALL tablePath LPAREN (expression (COMMA expression)*)? RPAREN     # callStatement
  | EXECUTE IMMEDIATE expression (INTO identifier (COMMA identifier)*)?
      (USING executeArgument (COMMA executeArgument)*)?                # executeImmediateStatement
  | (identifier COLON)? block (endLabel=identifier)?                   # blockStatement
  | IF conditionalStatements (ELSEIF conditionalStatements)*
      (ELSE statementList)? END IF                                     # ifStatement
  | CASE operand? (WHEN conditionalStatements)+ (ELSE statementList)? END CASE  # caseStatement
  | (identifier COLON)? LOOP statementList END LOOP (endLabel=identifier)?  # loopStatement
  | (identifier COLON)? WHILE expression DO statementList END WHILE (endLabel=identifier)?  # whileStatement
  | (identifier COLON)? REPEAT statementList UNTIL expression END REPEAT (endLabel=identifier)?  # repeatStatement
  | (identifier COLON)? FOR identifier IN LPAREN query RPAREN DO statementList
      END FOR (endLabel=identifier)?                                   # forStatement
  | (BREAK | LEAVE) identifier?                                        # breakStatement
  | (CONTINUE | ITERATE) identifier?                                   # continueStatement
  | RETURN                                                             # returnStatement
  | RAISE (USING MESSAGE EQUAL expression)?                            # raiseStatement
  ;

statementList: (statement SEMICOLON)*;

block: BEGIN statementList (EXCEPTION WHEN ERROR THEN handler=statementList)? END;

conditionalStatements: expression THEN statementList;

setTarget: identifier | parameter | systemVariable;

executeArgument: expression (AS identifier)?;

// Data definition

createMode: (OR REPLACE)? (TEMP | TEMPORARY)?;

createStatement
  : CREATE createMode SCHEMA ifNotExists? tablePath defaultCollation? optionsList?  # createSchema
  | CREATE createMode TABLE ifNotExists? tablePath
      (LPAREN tableElement (COMMA tableElement)* COMMA? RPAREN)? tableOrigin? defaultCollation?
      partitionBy? clusterBy? optionsList? (AS query)?                 # createTable
  | CREATE createMode MATERIALIZED? VIEW ifNotExists? tablePath
      (LPAREN viewColumn (COMMA viewColumn)* RPAREN)? (SQL SECURITY (INVOKER | DEFINER))? partitionBy? clusterBy? optionsList? AS query  # createView
  | CREATE createMode AGGREGATE? FUNCTION ifNotExists? tablePath functionParameters (RETURNS type)?
      determinism? (LANGUAGE identifier)? (REMOTE? withConnection)? optionsList?
      (AS (LPAREN expression RPAREN | stringLiteral))? optionsList?    # createFunction
  | CREATE createMode TABLE FUNCTION ifNotExists? tablePath functionParameters
      (RETURNS TABLE LESS column (COMMA column)* GREATER)? optionsList? AS query  # createTableFunction
  | CREATE createMode PROCEDURE ifNotExists? tablePath functionParameters optionsList? block  # createProcedure
  ;

ifNotExists: IF NOT EXISTS;

ifExists: IF EXISTS;

defaultCollation: DEFAULT COLLATE operand;

partitionBy: PARTITION BY expression (COMMA expression)*;

clusterBy: CLUSTER BY expression (COMMA expression)*;

optionsList: OPTIONS LPAREN optionEntries RPAREN;

optionEntries: (optionEntry (COMMA optionEntry)* COMMA?)?;

optionEntry: identifier EQUAL expression;

withConnection: WITH CONNECTION tablePath;

tableElement: constraint | column;

column: identifier type? columnAttribute*;

columnAttribute
  : NOT NULL                                                           # notNullAttribute
  | PRIMARY KEY enforcement?                                           # primaryKeyAttribute
  | DEFAULT expression                                                 # defaultAttribute
  | (GENERATED ALWAYS?)? AS LPAREN expression RPAREN STORED?           # generatedAttribute
  | (CONSTRAINT identifier)? foreignReference                          # referencesAttribute
  | optionsList                                                        # optionsAttribute
  ;

constraint
  : (CONSTRAINT ifNotExists? identifier)? PRIMARY KEY LPAREN keyPart (COMMA keyPart)* RPAREN enforcement?  # primaryKeyConstraint
  | (CONSTRAINT ifNotExists? identifier)? FOREIGN KEY identifierList foreignReference  # foreignKeyConstraint
  | (CONSTRAINT ifNotExists? identifier)? CHECK LPAREN expression RPAREN enforcement?  # checkConstraint
  ;

keyPart: identifier (ASC | DESC)?;

foreignReference: REFERENCES tablePath identifierList enforcement?;

enforcement: NOT? ENFORCED;

tableOrigin: (LIKE | COPY | CLONE) tablePath systemTime?;

viewColumn: identifier optionsList?;

functionParameters: LPAREN (functionParameter (COMMA functionParameter)*)? RPAREN;

functionParameter
  : (IN | OUT | INOUT)? identifier
      (ANY anything=(TYPE | TABLE) | TABLE LESS column (COMMA column)* GREATER | type)
      (DEFAULT expression)? (NOT AGGREGATE)?
  ;

determinism: NOT? DETERMINISTIC | IMMUTABLE | STABLE | VOLATILE;

objectKind
  : SCHEMA
  | TABLE
  | EXTERNAL TABLE
  | SNAPSHOT TABLE
  | VIEW
  | MATERIALIZED VIEW
  | FUNCTION
  | TABLE FUNCTION
  | PROCEDURE
  ;

alterAction
  : SET optionsList                                                    # setOptionsAction
  | SET defaultCollation                                               # setCollationAction
  | RENAME TO tablePath                                                # renameToAction
  | ADD COLUMN ifNotExists? column                                     # addColumnAction
  | DROP COLUMN ifExists? identifier                                   # dropColumnAction
  | RENAME COLUMN ifExists? from=identifier TO to=identifier           # renameColumnAction
  | ADD constraint                                                     # addConstraintAction
  | DROP CONSTRAINT ifExists? identifier                               # dropConstraintAction
  | DROP PRIMARY KEY ifExists?                                         # dropPrimaryKeyAction
  | ALTER COLUMN ifExists? identifier alterColumn                      # alterColumnAction
  ;

alterColumn
  : SET optionsList                                                    # setColumnOptions
  | SET DATA TYPE type                                                 # setColumnType
  | SET DEFAULT expression                                             # setColumnDefault
  | DROP DEFAULT                                                       # dropColumnDefault
  | DROP NOT NULL                                                      # dropColumnNotNull
  ;

// Data manipulation

insertStatement: INSERT INTO? tablePath identifierList? insertSource;

insertSource
  : VALUES insertRow (COMMA insertRow)*                                # insertValues
  | query                                                              # insertQuery
  ;

insertRow: LPAREN assignedValue (COMMA assignedValue)* RPAREN;

assignedValue: DEFAULT | expression;

updateStatement
  : UPDATE tablePath alias? SET updateItem (COMMA updateItem)* fromClause? whereClause?
  ;

updateItem: columnPath EQUAL assignedValue;

columnPath: identifier (DOT identifier)*;

deleteStatement: DELETE FROM? tablePath alias? whereClause?;

mergeStatement: MERGE INTO? tablePath alias? USING fromItem ON expression mergeClause+;

mergeClause: WHEN mergeMatch (AND expression)? THEN mergeAction;

mergeMatch: MATCHED | NOT MATCHED (BY TARGET)? | NOT MATCHED BY SOURCE;

mergeAction
  : UPDATE SET updateItem (COMMA updateItem)*                          # mergeUpdate
  | DELETE                                                             # mergeDelete
  | INSERT identifierList? (VALUES insertRow | ROW)                    # mergeInsert
  ;

// Queries

query: withClause? queryBody orderByClause? limitClause? ((AS identifier)? pipeOperator+)?;

pipeOperator
  : PIPE SELECT hint? (ALL | DISTINCT)? selectAs? selectItem (COMMA selectItem)* COMMA? windowClause?  # pipeSelect
  | PIPE EXTEND selectItem (COMMA selectItem)* COMMA? windowClause?    # pipeExtend
  | PIPE SET pipeAssignment (COMMA pipeAssignment)* COMMA?             # pipeSet
  | PIPE DROP identifier (COMMA identifier)* COMMA?                    # pipeDrop
  | PIPE RENAME pipeRenaming (COMMA pipeRenaming)* COMMA?              # pipeRename
  | PIPE AS identifier                                                 # pipeAs
  | PIPE whereClause                                                   # pipeWhere
  | PIPE AGGREGATE (pipeAggregate (COMMA pipeAggregate)* COMMA?)? pipeGroupBy?  # pipeAggregation
  | PIPE DISTINCT                                                      # pipeDistinct
  | PIPE joinStep                                                      # pipeJoin
  | PIPE CALL tablePath LPAREN callArguments RPAREN hint? alias?       # pipeCall
  | PIPE orderByClause COMMA?                                          # pipeOrderBy
  | PIPE limitClause                                                   # pipeLimit
  | PIPE setOperator LPAREN query RPAREN (COMMA LPAREN query RPAREN)* COMMA?  # pipeSetOperation
  | PIPE withClause                                                    # pipeWith
  | PIPE fromSuffix                                                    # pipeSuffix
  ;

pipeAssignment: identifier EQUAL expression;

pipeRenaming: from=identifier AS? to=identifier;

pipeAggregate: expression alias? ((ASC | DESC) (NULLS (FIRST | LAST))?)?;

pipeGroupBy: GROUP hint? (AND ORDER)? BY pipeGroupItem (COMMA pipeGroupItem)* COMMA?;

pipeGroupItem: groupingItem alias? ((ASC | DESC) (NULLS (FIRST | LAST))?)?;

withClause: WITH RECURSIVE? commonTable (COMMA commonTable)* COMMA?;

commonTable: identifier AS LPAREN query RPAREN;

queryBody: queryTerm (setOperator queryTerm)*;

queryTerm
  : select                                                             # selectTerm
  | fromClause                                                         # fromTerm
  | LPAREN query RPAREN                                                # parenthesizedTerm
  ;

setOperator
  : (INNER | (FULL | LEFT) OUTER?)? kind=(UNION | INTERSECT | EXCEPT) hint? (ALL | DISTINCT) setMatch?
  ;

setMatch
  : BY NAME (ON identifierList)?
  | STRICT? CORRESPONDING (BY identifierList)?
  ;

select
  : SELECT hint? (ALL | DISTINCT)? selectAs? selectItem (COMMA selectItem)* COMMA?
      fromClause? whereClause? groupByClause? havingClause? qualifyClause? windowClause?
  ;

selectAs: AS (STRUCT | VALUE | columnPath);

selectItem
  : STAR starModifiers                                                 # selectStar
  | expression (DOT STAR starModifiers | alias)?                       # selectExpression
  ;

starModifiers: (EXCEPT identifierList)? (REPLACE LPAREN starReplace (COMMA starReplace)* RPAREN)?;

starReplace: expression AS identifier;

fromClause: FROM fromItem;

whereClause: WHERE expression;

havingClause: HAVING expression;

qualifyClause: QUALIFY expression;

windowClause: WINDOW namedWindow (COMMA namedWindow)*;

namedWindow: identifier AS windowSpecification;

groupByClause: GROUP hint? BY (ALL | groupingItem (COMMA groupingItem)*);

groupingItem
  : LPAREN RPAREN                                                      # emptyGrouping
  | ROLLUP groupingSetList                                             # rollup
  | CUBE groupingSetList                                               # cube
  | GROUPING SETS LPAREN groupingItem (COMMA groupingItem)* RPAREN     # groupingSets
  | expression                                                         # groupingExpression
  ;

groupingSetList: LPAREN expression (COMMA expression)* RPAREN;

orderByClause: ORDER hint? BY orderItem (COMMA orderItem)*;

orderItem: expression (COLLATE operand)? (ASC | DESC)? (NULLS (FIRST | LAST))?;

limitClause: LIMIT expression (OFFSET expression)?;

// Joins group from left to right, comma or not; several ON behind each other close the innermost join first.
fromItem: fromPrimary joinStep*;

joinStep
  : COMMA fromPrimary                                                  # commaStep
  | CROSS JOIN hint? fromPrimary                                       # crossStep
  | (INNER | (LEFT | RIGHT | FULL) OUTER?)? JOIN hint? fromPrimary joinCondition*  # conditionStep
  ;

joinCondition: ON expression | USING identifierList;

fromPrimary: fromBase fromSuffix*;

fromBase
  : LPAREN query RPAREN alias?                                         # subqueryBase
  | LPAREN fromItem RPAREN                                             # joinBase
  | UNNEST LPAREN unnestArgument (COMMA unnestArgument)* RPAREN hint? alias? withOffset?  # unnestBase
  | tablePath LPAREN callArguments RPAREN hint? alias?                 # tableCallBase
  | tablePath hint? (systemTime alias? | alias? withOffset? systemTime?)  # tableBase
  ;

unnestArgument: (name=identifier FAT_ARROW)? expression (AS as=identifier)?;

fromSuffix
  : PIVOT LPAREN pivotAggregate (COMMA pivotAggregate)* FOR operand
      IN LPAREN pivotValue (COMMA pivotValue)* RPAREN RPAREN alias?    # pivotSuffix
  | UNPIVOT ((INCLUDE | EXCLUDE) NULLS)? LPAREN unpivotColumns FOR identifier
      IN LPAREN unpivotInput (COMMA unpivotInput)* RPAREN RPAREN alias?  # unpivotSuffix
  | TABLESAMPLE identifier LPAREN operand (PERCENT | ROWS) RPAREN
      (REPEATABLE LPAREN operand RPAREN)?                              # sampleSuffix
  | MATCH_RECOGNIZE LPAREN partitionByClause? orderByClause
      MEASURES rowMeasure (COMMA rowMeasure)* COMMA?
      (AFTER MATCH SKIP_ROWS (PAST LAST ROW | TO NEXT ROW))?
      PATTERN LPAREN rowPattern RPAREN
      DEFINE rowSymbol (COMMA rowSymbol)* COMMA?
      optionsList? RPAREN alias?                                       # matchSuffix
  ;

partitionByClause: PARTITION hint? BY expression (COMMA expression)*;

rowMeasure: expression alias;

rowSymbol: identifier AS expression;

rowPattern: rowSequence (BAR rowSequence)*;

rowSequence: rowTerm*;

rowTerm: rowPrimary rowQuantifier?;

rowPrimary
  : identifier                                                         # rowSymbolUse
  | CARET                                                              # rowStart
  | DOLLAR                                                             # rowEnd
  | LPAREN rowPattern RPAREN                                           # rowGroup
  ;

rowQuantifier
  : (STAR | PLUS | QUESTION) reluctant=QUESTION?                       # rowTimes
  | LBRACE exact=rowBound RBRACE reluctant=QUESTION?                   # rowExactly
  | LBRACE least=rowBound? COMMA most=rowBound? RBRACE reluctant=QUESTION?  # rowBetween
  ;

rowBound: INTEGER | parameter;

pivotAggregate: expression alias?;

pivotValue: expression alias?;

unpivotColumns: columnPath | LPAREN columnPath (COMMA columnPath)* RPAREN;

unpivotInput: unpivotColumns (AS? (stringLiteral | INTEGER))?;

systemTime: FOR SYSTEM_TIME AS OF expression;

withOffset: WITH OFFSET alias?;

// Expressions

expression: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation: NOT negation | comparison;

comparison: operand comparisonTail?;

comparisonTail
  : comparisonOperator comparand                                       # compareTail
  | IS NOT? (NULL | TRUE | FALSE | UNKNOWN)                            # isTail
  | IS NOT? DISTINCT FROM comparand                                    # distinctFromTail
  | NOT? BETWEEN low=operand AND high=comparand                        # betweenTail
  | NOT? IN hint? UNNEST LPAREN expression RPAREN                      # inUnnestTail
  | NOT? IN hint? LPAREN query RPAREN                                  # inQueryTail
  | NOT? IN hint? LPAREN expression (COMMA expression)* RPAREN         # inListTail
  | NOT? LIKE (ANY | SOME | ALL) hint? UNNEST LPAREN expression RPAREN  # likeUnnestTail
  | NOT? LIKE (ANY | SOME | ALL) hint? LPAREN query RPAREN             # likeQueryTail
  | NOT? LIKE (ANY | SOME | ALL) hint? LPAREN expression (COMMA expression)* RPAREN  # likeListTail
  | NOT? LIKE comparand                                                # likeTail
  ;

comparisonOperator: EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL;

comparand: NOT comparand | operand;

operand
  : primary                                                            # primaryOperand
  | operand DOT identifier                                             # fieldOperand
  | operand LBRACKET expression RBRACKET                               # subscriptOperand
  | operand LPAREN callArguments RPAREN overClause?                    # callOperand
  | operand DOT LPAREN columnPath RPAREN LPAREN callArguments RPAREN overClause?  # chainedCallOperand
  | prefix=(PLUS | MINUS | TILDE) operand                              # unaryOperand
  | operand infix=(STAR | SLASH | CONCAT) operand                      # binaryOperand
  | operand infix=(PLUS | MINUS) operand                               # binaryOperand
  | operand (infix=LESS LESS | infix=GREATER GREATER) operand          # binaryOperand
  | operand infix=AMPERSAND operand                                    # binaryOperand
  | operand infix=CARET operand                                        # binaryOperand
  | operand infix=BAR operand                                          # binaryOperand
  ;

primary
  : literal                                                            # literalPrimary
  | parameter                                                          # parameterPrimary
  | systemVariable                                                     # systemVariablePrimary
  | LPAREN query RPAREN                                                # subqueryPrimary
  | LPAREN expression (COMMA expression)* RPAREN                       # parenthesizedPrimary
  | ARRAY LPAREN query RPAREN                                          # arraySubqueryPrimary
  | (ARRAY (LESS type GREATER)?)? LBRACKET (expression (COMMA expression)*)? RBRACKET  # arrayPrimary
  | (STRUCT | structType) LPAREN (structField (COMMA structField)*)? RPAREN  # structPrimary
  | EXISTS hint? LPAREN query RPAREN                                   # existsPrimary
  | CASE subject=expression? whenClause+ (ELSE otherwise=expression)? END      # casePrimary
  | (CAST | SAFE_CAST) LPAREN expression AS type
      (FORMAT expression (AT TIME ZONE expression)?)? RPAREN           # castPrimary
  | EXTRACT LPAREN datePart FROM expression (AT TIME ZONE expression)? RPAREN  # extractPrimary
  | INTERVAL expression identifier (TO identifier)?                    # intervalPrimary
  | WITH LPAREN withVariable COMMA (withVariable COMMA)* expression RPAREN  # withPrimary
  | keywordFunction LPAREN callArguments RPAREN overClause?            # keywordCallPrimary
  | identifier                                                         # namePrimary
  ;

keywordFunction: IF | LEFT | RIGHT | GROUPING | COLLATE | RANGE;

whenClause: WHEN expression THEN expression;

withVariable: identifier AS expression;

structField: expression (AS identifier)?;

datePart: identifier (LPAREN identifier RPAREN)?;

callArguments
  : DISTINCT? (callArgument (COMMA callArgument)*)? ((IGNORE | RESPECT) NULLS)? whereClause?
      (HAVING (MAX | MIN) expression)? orderByClause? (LIMIT expression)?
  ;

callArgument
  : STAR                                                               # starArgument
  | (identifier FAT_ARROW)? lambdaParameters THIN_ARROW expression     # lambdaArgument
  | (identifier FAT_ARROW)? TABLE tablePath                            # tableArgument
  | (identifier FAT_ARROW)? MODEL tablePath                            # modelArgument
  | (identifier FAT_ARROW)? expression                                 # valueArgument
  ;

lambdaParameters: identifier | LPAREN (identifier (COMMA identifier)*)? RPAREN;

overClause: OVER windowSpecification;

windowSpecification
  : identifier
  | LPAREN identifier? (PARTITION hint? BY expression (COMMA expression)*)? orderByClause? windowFrame? RPAREN
  ;

windowFrame: (ROWS | RANGE) (BETWEEN frameBound AND frameBound | frameBound);

frameBound
  : UNBOUNDED PRECEDING
  | UNBOUNDED FOLLOWING
  | CURRENT ROW
  | expression (PRECEDING | FOLLOWING)
  ;

literal
  : NULL                                                               # nullLiteral
  | TRUE                                                               # trueLiteral
  | FALSE                                                              # falseLiteral
  | INTEGER                                                            # integerLiteral
  | FLOAT                                                              # floatLiteral
  | stringLiteral                                                      # stringLiteralAlternative
  | BYTES+                                                             # bytesLiteral
  | typedLiteralKind stringLiteral                                     # typedLiteral
  | rangeType stringLiteral                                            # rangeLiteral
  ;

stringLiteral: STRING+;

typedLiteralKind
  : DATE
  | TIME
  | DATETIME
  | TIMESTAMP
  | NUMERIC
  | DECIMAL
  | BIGNUMERIC
  | BIGDECIMAL
  | JSON
  ;

parameter: AT_SIGN identifier | QUESTION;

systemVariable: DOUBLE_AT identifier (DOT identifier)*;

// Types

type
  : ARRAY LESS type GREATER                                            # arrayType
  | structType                                                         # structTypeAlternative
  | rangeType                                                          # rangeTypeAlternative
  | (columnPath | INTERVAL) (LPAREN literal (COMMA literal)* RPAREN)? (COLLATE stringLiteral)?  # namedType
  ;

structType: STRUCT (NOT_EQUAL | LESS (structTypeField (COMMA structTypeField)*)? GREATER);

structTypeField: (identifier type | type) (NOT NULL)? optionsList?;

rangeType: RANGE LESS type GREATER;

// Names

tablePath: dashedName (DOT identifier)*;

// A project name may hold dashes; no space stands around them. `a-1.b` comes as the float `1.`.
dashedName: identifier ({ dashJoins() }? MINUS dashedPart)*;

dashedPart: identifier | INTEGER | FLOAT identifier;

identifierList: LPAREN identifier (COMMA identifier)* RPAREN;

alias: AS? identifier;

hint: AT_SIGN LBRACE hintEntry (COMMA hintEntry)* RBRACE;

hintEntry: columnPath EQUAL expression;

identifier: IDENTIFIER | QUOTED_IDENTIFIER | nonReservedKeyword;

nonReservedKeyword
  : ADD
  | AGGREGATE
  | ALTER
  | ALWAYS
  | ANALYZE
  | ASSERT
  | BEGIN
  | BIGDECIMAL
  | BIGNUMERIC
  | BREAK
  | CALL
  | CASCADE
  | CHECK
  | CLONE
  | CLUSTER
  | COLUMN
  | COLUMNS
  | COMMIT
  | CONNECTION
  | CONSTRAINT
  | CONTINUE
  | COPY
  | CORRESPONDING
  | DATA
  | DATE
  | DATETIME
  | DECIMAL
  | DECLARE
  | DELETE
  | DEFINER
  | DETERMINISTIC
  | DO
  | DROP
  | ELSEIF
  | ENFORCED
  | ERROR
  | EXCEPTION
  | EXECUTE
  | EXPLAIN
  | EXPORT
  | EXTEND
  | EXTERNAL
  | FILES
  | FIRST
  | FOREIGN
  | FORMAT
  | FUNCTION
  | GENERATED
  | IMMEDIATE
  | IMMUTABLE
  | INCLUDE
  | INOUT
  | INSERT
  | INVOKER
  | ITERATE
  | JSON
  | KEY
  | LANGUAGE
  | LAST
  | LEAVE
  | LOAD
  | LOOP
  | AFTER
  | MATCH
  | MATCH_RECOGNIZE
  | MEASURES
  | NEXT
  | PAST
  | PATTERN
  | SKIP_ROWS
  | MATCHED
  | MATERIALIZED
  | MAX
  | MESSAGE
  | MIN
  | MODEL
  | NAME
  | NUMERIC
  | OFFSET
  | OPTIONS
  | OUT
  | OVERWRITE
  | PERCENT
  | PIVOT
  | PRIMARY
  | PROCEDURE
  | RAISE
  | REFERENCES
  | REMOTE
  | RENAME
  | REPEAT
  | REPEATABLE
  | REPLACE
  | RESTRICT
  | RETURN
  | RETURNS
  | ROLLBACK
  | ROW
  | SAFE_CAST
  | SCHEMA
  | SECURITY
  | SETS
  | SNAPSHOT
  | SOURCE
  | SQL
  | STABLE
  | STORED
  | STRICT
  | SYSTEM_TIME
  | TABLE
  | TARGET
  | TEMP
  | TEMPORARY
  | TIME
  | TIMESTAMP
  | TRANSACTION
  | TRUNCATE
  | TYPE
  | UNKNOWN
  | UNPIVOT
  | UNTIL
  | UPDATE
  | VALUE
  | VALUES
  | VIEW
  | VOLATILE
  | WHILE
  | ZONE
  ;
