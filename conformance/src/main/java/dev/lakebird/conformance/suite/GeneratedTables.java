package dev.lakebird.conformance.suite;

import dev.lakebird.engine.Session;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import io.trino.tpcds.Results;
import io.trino.tpcds.Table;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Tables of TPC-H and TPC-DS as the generators for Java make them: the same rows for the same scale
/// everywhere. Money is NUMERIC, keys and integers are INT64.
final class GeneratedTables {
  private static final Pattern BAR = Pattern.compile("\\|");

  private GeneratedTables() {}

  /// Makes the tables temporary tables of the session.
  static void load(CaseTables.Generated tables, Session session) {
    switch (tables.benchmark()) {
      case TPCH -> loadTpch(tables.scale(), session);
      case TPCDS -> loadTpcds(tables.scale(), session);
    }
  }

  private static void loadTpch(double scale, Session session) {
    for (TpchTable<?> table : TpchTable.getTables()) {
      List<Column> columns =
          table.getColumns().stream().map(c -> Column.of(c.getColumnName(), type(c))).toList();
      try (var loader = new TableLoader(session, table.getTableName(), columns)) {
        for (TpchEntity entity : table.createGenerator(scale, 1, 1)) {
          loader.add(Arrays.asList(BAR.split(entity.toLine(), -1)));
        }
        loader.finish();
      }
    }
  }

  private static SqlType type(TpchColumn<?> column) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER, INTEGER -> SqlType.INT64;
      case DATE -> SqlType.DATE;
      case DOUBLE -> SqlType.NUMERIC;
      case VARCHAR -> SqlType.STRING;
    };
  }

  /// A table of returns comes out beside the sales that they return.
  private static void loadTpcds(double scale, Session session) {
    var settings = io.trino.tpcds.Session.getDefaultSession().withScale(scale);
    for (Table table : Table.getBaseTables()) {
      if (table.getName().startsWith("dbgen")) {
        continue;
      }
      try (var loader = loader(table, session)) {
        if (table.hasChild()) {
          try (var child = loader(table.getChild(), session)) {
            for (List<List<String>> rows : Results.constructResults(table, settings)) {
              loader.add(rows.getFirst());
              if (rows.size() > 1) {
                child.add(rows.get(1));
              }
            }
            child.finish();
          }
        } else {
          for (List<List<String>> rows : Results.constructResults(table, settings)) {
            loader.add(rows.getFirst());
          }
        }
        loader.finish();
      } catch (RuntimeException e) {
        throw e instanceof LakebirdException known ? known.with("table", table.getName()) : e;
      }
    }
  }

  private static TableLoader loader(Table table, Session session) {
    List<Column> columns =
        Arrays.stream(table.getColumns()).map(c -> Column.of(c.getName(), type(c))).toList();
    return new TableLoader(session, table.getName(), columns);
  }

  private static SqlType type(io.trino.tpcds.column.Column column) {
    return switch (column.getType().getBase()) {
      case INTEGER, IDENTIFIER -> SqlType.INT64;
      case DECIMAL -> SqlType.NUMERIC;
      case DATE -> SqlType.DATE;
      case VARCHAR, CHAR, TIME -> SqlType.STRING;
    };
  }
}
