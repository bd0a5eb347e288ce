package dev.lakebird.server.flight;

import dev.lakebird.engine.Engine;
import dev.lakebird.engine.EngineFunctions;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.sql.SqlInfoBuilder;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlNullOrdering;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlOuterJoinsSupportLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedCaseSensitivity;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedElementActions;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedGroupBy;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedPositionedCommands;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedResultSetType;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedSubqueries;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedTransaction;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportedUnions;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlSupportsConvert;
import org.apache.arrow.flight.sql.impl.FlightSql.SqlTransactionIsolationLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedAnsi92SqlGrammarLevel;
import org.apache.arrow.flight.sql.impl.FlightSql.SupportedSqlGrammar;

/// What this server says of itself: a value for each key of SqlInfo, but for those of [ResultSetInfo].
final class ServerInfo {
  /// Keys of SqlInfo that have a value: the ranges of the specification.
  private static final List<int[]> RANGES =
      List.of(new int[] {0, 11}, new int[] {100, 101}, new int[] {500, 576});

  private static final long UNBOUNDED = 0;

  private ServerInfo() {}

  /// Whether the key has a value.
  static boolean knows(int key) {
    return RANGES.stream().anyMatch(range -> key >= range[0] && key <= range[1]);
  }

  static SqlInfoBuilder builder(long statementBytesMax, int sessionsMax, int handlesMax) {
    String arrowVersion = FlightServer.class.getPackage().getImplementationVersion();
    SqlInfoBuilder builder =
        new SqlInfoBuilder()
            .withFlightSqlServerName("Lakebird")
            .withFlightSqlServerVersion(Engine.version())
            .withFlightSqlServerArrowVersion(arrowVersion == null ? "18.3.0" : arrowVersion)
            .withFlightSqlServerReadOnly(false)
            .withFlightSqlServerSql(true)
            .withFlightSqlServerSubstrait(false)
            .withFlightSqlServerSubstraitMinVersion("")
            .withFlightSqlServerSubstraitMaxVersion("")
            .withFlightSqlServerTransaction(SqlSupportedTransaction.SQL_SUPPORTED_TRANSACTION_NONE)
            .withFlightSqlServerCancel(true)
            .withFlightSqlServerBulkIngestion(true)
            .withFlightSqlServerBulkIngestionTransaction(false)
            .withFlightSqlServerStatementTimeout(0)
            .withFlightSqlServerTransactionTimeout(0);
    return limits(grammar(names(builder)), statementBytesMax, sessionsMax, handlesMax);
  }

  private static SqlInfoBuilder names(SqlInfoBuilder builder) {
    return builder
        .withSqlDdlCatalog(false)
        .withSqlDdlSchema(true)
        .withSqlDdlTable(true)
        .withSqlIdentifierCase(SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
        .withSqlIdentifierQuoteChar("`")
        .withSqlQuotedIdentifierCase(
            SqlSupportedCaseSensitivity.SQL_CASE_SENSITIVITY_CASE_INSENSITIVE)
        .withSqlAllTablesAreSelectable(true)
        .withSqlNullOrdering(SqlNullOrdering.SQL_NULLS_SORTED_LOW)
        .withSqlKeywords(EngineFunctions.reservedKeywords().toArray(String[]::new))
        .withSqlNumericFunctions(
            EngineFunctions.names(EngineFunctions.Topic.NUMERIC).toArray(String[]::new))
        .withSqlStringFunctions(
            EngineFunctions.names(EngineFunctions.Topic.STRING).toArray(String[]::new))
        .withSqlSystemFunctions(
            EngineFunctions.names(EngineFunctions.Topic.SYSTEM).toArray(String[]::new))
        .withSqlDatetimeFunctions(
            EngineFunctions.names(EngineFunctions.Topic.DATETIME).toArray(String[]::new))
        .withSqlSearchStringEscape("\\")
        .withSqlExtraNameCharacters("")
        .withSqlSchemaTerm("dataset")
        .withSqlProcedureTerm("procedure")
        .withSqlCatalogTerm("project")
        .withSqlCatalogAtStart(true);
  }

  private static SqlInfoBuilder grammar(SqlInfoBuilder builder) {
    return builder
        .withSqlSupportsColumnAliasing(true)
        .withSqlNullPlusNullIsNull(true)
        .withSqlSupportsConvert(conversions())
        .withSqlSupportsTableCorrelationNames(true)
        .withSqlSupportsDifferentTableCorrelationNames(false)
        .withSqlSupportsExpressionsInOrderBy(true)
        .withSqlSupportsOrderByUnrelated(true)
        .withSqlSupportedGroupBy(
            SqlSupportedGroupBy.SQL_GROUP_BY_UNRELATED,
            SqlSupportedGroupBy.SQL_GROUP_BY_BEYOND_SELECT)
        .withSqlSupportsLikeEscapeClause(false)
        .withSqlSupportsNonNullableColumns(true)
        .withSqlSupportedGrammar(
            SupportedSqlGrammar.SQL_MINIMUM_GRAMMAR, SupportedSqlGrammar.SQL_CORE_GRAMMAR)
        .withSqlAnsi92SupportedLevel(SupportedAnsi92SqlGrammarLevel.ANSI92_ENTRY_SQL)
        .withSqlSupportsIntegrityEnhancementFacility(false)
        .withSqlOuterJoinSupportLevel(SqlOuterJoinsSupportLevel.SQL_FULL_OUTER_JOINS)
        .withSqlSchemasSupportedActions(SqlSupportedElementActions.SQL_ELEMENT_IN_PROCEDURE_CALLS)
        .withSqlCatalogsSupportedActions(SqlSupportedElementActions.SQL_ELEMENT_IN_PROCEDURE_CALLS)
        .withSqlSupportedPositionedCommands(new SqlSupportedPositionedCommands[0])
        .withSqlSelectForUpdateSupported(false)
        .withSqlStoredProceduresSupported(false)
        .withSqlSubQueriesSupported(
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_COMPARISONS,
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_EXISTS,
            SqlSupportedSubqueries.SQL_SUBQUERIES_IN_INS)
        .withSqlCorrelatedSubqueriesSupported(true)
        .withSqlSupportedUnions(SqlSupportedUnions.SQL_UNION, SqlSupportedUnions.SQL_UNION_ALL);
  }

  private static SqlInfoBuilder limits(
      SqlInfoBuilder builder, long statementBytesMax, int sessionsMax, int handlesMax) {
    return builder
        .withSqlMaxBinaryLiteralLength(statementBytesMax)
        .withSqlMaxCharLiteralLength(statementBytesMax)
        .withSqlMaxColumnNameLength(300)
        .withSqlMaxColumnsInGroupBy(UNBOUNDED)
        .withSqlMaxColumnsInIndex(UNBOUNDED)
        .withSqlMaxColumnsInOrderBy(UNBOUNDED)
        .withSqlMaxColumnsInSelect(UNBOUNDED)
        .withSqlMaxColumnsInTable(UNBOUNDED)
        .withSqlMaxConnections(sessionsMax)
        .withSqlMaxCursorNameLength(UNBOUNDED)
        .withSqlMaxIndexLength(UNBOUNDED)
        .withSqlDbSchemaNameLength(1024)
        .withSqlMaxProcedureNameLength(UNBOUNDED)
        .withSqlMaxCatalogNameLength(UNBOUNDED)
        .withSqlMaxRowSize(UNBOUNDED)
        .withSqlMaxRowSizeIncludesBlobs(true)
        .withSqlMaxStatementLength(statementBytesMax)
        .withSqlMaxStatements(handlesMax)
        .withSqlMaxTableNameLength(1024)
        .withSqlMaxTablesInSelect(10_000)
        .withSqlMaxUsernameLength(UNBOUNDED)
        .withSqlDefaultTransactionIsolation(SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE_VALUE)
        .withSqlTransactionsSupported(false)
        .withSqlSupportedTransactionsIsolationLevels(
            SqlTransactionIsolationLevel.SQL_TRANSACTION_NONE)
        .withSqlDataDefinitionCausesTransactionCommit(false)
        .withSqlDataDefinitionsInTransactionsIgnored(false)
        .withSqlSupportedResultSetTypes(SqlSupportedResultSetType.SQL_RESULT_SET_TYPE_FORWARD_ONLY)
        .withSqlBatchUpdatesSupported(true)
        .withSqlSavepointsSupported(false)
        .withSqlNamedParametersSupported(true)
        .withSqlLocatorsUpdateCopy(false)
        .withSqlStoredFunctionsUsingCallSyntaxSupported(false);
  }

  /// CAST between the types that have a name in SqlInfo.
  private static Map<Integer, List<Integer>> conversions() {
    int bool = SqlSupportsConvert.SQL_CONVERT_BIT_VALUE;
    int int64 = SqlSupportsConvert.SQL_CONVERT_BIGINT_VALUE;
    int float64 = SqlSupportsConvert.SQL_CONVERT_FLOAT_VALUE;
    int numeric = SqlSupportsConvert.SQL_CONVERT_NUMERIC_VALUE;
    int decimal = SqlSupportsConvert.SQL_CONVERT_DECIMAL_VALUE;
    int string = SqlSupportsConvert.SQL_CONVERT_VARCHAR_VALUE;
    int bytes = SqlSupportsConvert.SQL_CONVERT_VARBINARY_VALUE;
    int date = SqlSupportsConvert.SQL_CONVERT_DATE_VALUE;
    int time = SqlSupportsConvert.SQL_CONVERT_TIME_VALUE;
    int timestamp = SqlSupportsConvert.SQL_CONVERT_TIMESTAMP_VALUE;
    return Map.of(
        bool, List.of(int64, string),
        int64, List.of(bool, float64, numeric, decimal, string),
        float64, List.of(int64, numeric, decimal, string),
        numeric, List.of(int64, float64, decimal, string),
        decimal, List.of(int64, float64, numeric, string),
        string, List.of(bool, int64, float64, numeric, decimal, bytes, date, time, timestamp),
        bytes, List.of(string),
        date, List.of(string, timestamp),
        time, List.of(string),
        timestamp, List.of(string, date, time));
  }
}
