package dev.lakebird.sql;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.sql.analyze.AnalysisOptions;
import dev.lakebird.sql.analyze.AnalyzedStatement;
import dev.lakebird.sql.explain.PlanText;
import dev.lakebird.sql.optimize.Optimizer;
import dev.lakebird.sql.plan.LogicalPlan;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.OptionalLong;

/// The tables and short cuts that tests of this module share.
public final class Statements {
  public static final MemoryCatalog CATALOG =
      new MemoryCatalog()
          .with(
              "shop",
              "orders",
              OptionalLong.of(1000),
              new Column("id", SqlType.INT64, TypeParameters.NONE, false),
              Column.of("city", SqlType.STRING),
              new Column("amount", SqlType.NUMERIC, TypeParameters.decimal(15, 2), true),
              Column.of("ts", SqlType.TIMESTAMP))
          .with(
              "shop",
              "customers",
              OptionalLong.of(100),
              Column.of("id", SqlType.INT64),
              Column.of("name", SqlType.STRING),
              Column.of("tags", SqlType.array(SqlType.STRING)),
              Column.of(
                  "address",
                  SqlType.struct(
                      SqlType.Field.of("street", SqlType.STRING),
                      SqlType.Field.of("zip", SqlType.INT64))),
              Column.of(
                  "items",
                  SqlType.array(
                      SqlType.struct(
                          SqlType.Field.of("sku", SqlType.STRING),
                          SqlType.Field.of("qty", SqlType.INT64)))))
          .with(
              "shop",
              "facts",
              Column.of("i", SqlType.INT64),
              Column.of("f", SqlType.FLOAT64),
              Column.of("n", SqlType.NUMERIC),
              Column.of("s", SqlType.STRING),
              Column.of("b", SqlType.BOOL),
              Column.of("d", SqlType.DATE),
              Column.of("dt", SqlType.DATETIME));

  public static final AnalysisOptions OPTIONS = AnalysisOptions.of("ann", 1_700_000_000_000_000L);

  private Statements() {}

  public static AnalyzedStatement analyze(String sql) {
    return analyze(sql, OPTIONS);
  }

  public static AnalyzedStatement analyze(String sql, AnalysisOptions options) {
    return SqlCompiler.analyze(SqlCompiler.parse(sql).getFirst(), CATALOG, options);
  }

  public static LogicalPlan plan(String sql) {
    return planOf(analyze(sql));
  }

  public static LogicalPlan planOf(AnalyzedStatement statement) {
    return switch (statement) {
      case AnalyzedStatement.Query q -> q.plan();
      case AnalyzedStatement.Insert i -> i.plan();
      case AnalyzedStatement.CreateTableAs c -> c.plan();
      case AnalyzedStatement.ExportData e -> e.plan();
      case AnalyzedStatement.Change c -> c.plan();
      case AnalyzedStatement.Explain e -> planOf(e.statement());
      case AnalyzedStatement.CreateObject c -> throw new AssertionError("No plan: " + c);
      case AnalyzedStatement.DropObject d -> throw new AssertionError("No plan: " + d);
      case AnalyzedStatement.CreateTable c -> throw new AssertionError("No plan: " + c);
      case AnalyzedStatement.LoadData l -> throw new AssertionError("No plan: " + l);
      case AnalyzedStatement.CreateSchema c -> throw new AssertionError("No plan: " + c);
      case AnalyzedStatement.DropTable c -> throw new AssertionError("No plan: " + c);
      case AnalyzedStatement.DropSchema c -> throw new AssertionError("No plan: " + c);
    };
  }

  /// The analysed plan as text.
  public static String tree(String sql) {
    return PlanText.tree(plan(sql));
  }

  /// The optimised plan as text.
  public static String optimized(String sql) {
    return PlanText.tree(Optimizer.optimize(plan(sql)));
  }

  /// The error of a statement as `CODE: message at [line:column]`.
  public static String error(String sql) {
    try {
      plan(sql);
      return "no error";
    } catch (LakebirdException e) {
      return e.code() + ": " + e.describe();
    }
  }

  public static CompiledQuery compile(String sql) {
    return switch (analyze(sql)) {
      case AnalyzedStatement.Query q -> SqlCompiler.compile(q);
      case AnalyzedStatement.Insert i -> SqlCompiler.compile(i);
      case AnalyzedStatement.CreateTableAs c -> SqlCompiler.compile(c);
      case AnalyzedStatement other -> throw new AssertionError("No plan: " + other);
    };
  }
}
