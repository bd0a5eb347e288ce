package dev.lakebird.demo.datagen;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.ColumnType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A table of TPC-DS: its columns in the order of the specification, keys and counts as INT64, money as
/// NUMERIC of its precision, all nullable. The table of the generator's version is left out.
///
/// @param table its generator
record TpcdsData(Table table, List<Column> columns) implements GeneratedTable {
  private static final int PIECE_ROWS = 122_880;

  /// The generator cuts no table that has fewer rows.
  private static final long CUT_ROWS_MIN = 1_000_000;

  static final List<GeneratedTable> ALL =
      Table.getBaseTables().stream()
          .filter(table -> table != Table.DBGEN_VERSION)
          .map(TpcdsData::of)
          .toList();

  private static GeneratedTable of(Table table) {
    return new TpcdsData(table, Arrays.stream(table.getColumns()).map(TpcdsData::column).toList());
  }

  @Override
  public String name() {
    return table.getName().toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean isScaled() {
    return rows(1) != rows(100);
  }

  @Override
  public int pieces(double scale) {
    long rows = rows(scale);
    return rows < CUT_ROWS_MIN ? 1 : Math.toIntExact((rows + PIECE_ROWS - 1) / PIECE_ROWS);
  }

  private long rows(double scale) {
    return session(scale).getScaling().getRowCount(table);
  }

  private Session session(double scale) {
    return Session.getDefaultSession().withScale(scale).withTable(table);
  }

  @Override
  public void generate(double scale, int piece, int pieces, RowBuffer buffer, Runnable full) {
    Session session = session(scale).withParallelism(pieces).withChunkNumber(piece);
    for (List<List<String>> row : Results.constructResults(table, session)) {
      fill(row.getFirst(), buffer);
      buffer.endRow();
      if (buffer.isFull()) {
        full.run();
      }
    }
  }

  private void fill(List<String> cells, RowBuffer out) {
    for (int c = 0; c < columns.size(); c++) {
      String cell = cells.get(c);
      if (cell == null) {
        out.putNull(c);
        continue;
      }
      Column column = columns.get(c);
      switch (column.type()) {
        case SqlType.Int64 t -> out.put(c, Long.parseLong(cell));
        case SqlType.Date t -> out.put(c, LocalDate.parse(cell).toEpochDay());
        case SqlType.Numeric t ->
            out.put(
                c,
                new BigDecimal(cell)
                    .setScale(column.parameters().scale().orElse(0))
                    .unscaledValue()
                    .longValueExact());
        case SqlType.StringType t -> out.put(c, cell);
        default -> throw LakebirdException.internal("A type that is never generated");
      }
    }
  }

  private static Column column(io.trino.tpcds.column.Column column) {
    ColumnType type = column.getType();
    String name = column.getName().toLowerCase(Locale.ROOT);
    return switch (type.getBase()) {
      case INTEGER, IDENTIFIER -> Column.of(name, SqlType.INT64);
      case DATE -> Column.of(name, SqlType.DATE);
      case CHAR, VARCHAR -> Column.of(name, SqlType.STRING);
      case DECIMAL ->
          new Column(
              name,
              SqlType.NUMERIC,
              TypeParameters.decimal(
                  type.getPrecision().orElseThrow(), type.getScale().orElseThrow()),
              true);
      case TIME -> throw LakebirdException.internal("A type that is never generated");
    };
  }
}
