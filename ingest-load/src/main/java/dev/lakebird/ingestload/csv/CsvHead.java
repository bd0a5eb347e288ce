package dev.lakebird.ingestload.csv;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.ingestload.options.CsvOptions;
import dev.lakebird.ingestload.text.FileHead;
import dev.lakebird.ingestload.text.TextFile;
import dev.lakebird.types.Column;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides for each file how many records are passed over and which cell is which column: by position, or by
/// the names of a header.
///
/// @param columns of the rows
/// @param positional the columns that the cells of a record are without a header, in their order
/// @param detectedHeader the header of the first file, where the columns come from it
/// @param leadingRows how many records are passed over, the header among them; empty where that is to be found
record CsvHead(
    List<Column> columns,
    List<String> positional,
    Optional<List<String>> detectedHeader,
    Optional<Integer> leadingRows,
    CsvOptions options,
    boolean ignoresUnknown)
    implements FileHead {
  @Override
  public int read(TextFile file, MemorySegment data, int from, int to) {
    boolean byName = options.matchByName().orElse(false);
    int skipped = leadingRows.orElse(byName ? 1 : 0);
    if (byName && skipped > 0) {
      List<List<String>> records = CsvRecords.read(data, from, to, options, skipped);
      file.setLayout(byName(file, records.isEmpty() ? List.of() : records.getLast(), skipped));
      return skipped;
    }
    file.setLayout(byPosition());
    if (leadingRows.isPresent()) {
      return skipped;
    }
    List<List<String>> first = CsvRecords.read(data, from, to, options, 1);
    if (first.isEmpty()) {
      return 0;
    }
    List<String> record = first.getFirst();
    if (detectedHeader.isPresent()) {
      return detectedHeader.get().equals(record) ? 1 : 0;
    }
    if (!namesColumns(record)) {
      return 0;
    }
    if (options.matchByName().isEmpty()) {
      file.setLayout(byName(file, record, 1));
    }
    return 1;
  }

  /// Whether the cells are the names of columns, each another.
  private boolean namesColumns(List<String> record) {
    Set<String> names = new HashSet<>();
    positional.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    return record.size() == positional.size()
        && record.stream().allMatch(cell -> names.remove(cell.strip().toLowerCase(Locale.ROOT)));
  }

  private int[] byPosition() {
    int[] layout = new int[columns.size() + 1];
    for (int c = 0; c < columns.size(); c++) {
      layout[c] = indexOf(columns.get(c).name(), positional);
    }
    layout[columns.size()] = positional.size();
    return layout;
  }

  private int[] byName(TextFile file, List<String> header, int line) {
    int[] layout = new int[columns.size() + 1];
    Arrays.fill(layout, -1);
    for (int cell = 0; cell < header.size(); cell++) {
      String name = header.get(cell).strip();
      int column = indexOf(name, columns.stream().map(Column::name).toList());
      if (column < 0 && !ignoresUnknown) {
        throw at(file, line, ErrorCode.INVALID_QUERY, "No such field: " + name);
      }
      if (column >= 0) {
        if (layout[column] >= 0) {
          throw at(
              file,
              line,
              ErrorCode.AMBIGUOUS_NAME,
              "The header names the field " + name + " twice");
        }
        layout[column] = cell;
      }
    }
    layout[columns.size()] = header.size();
    for (int c = 0; c < columns.size(); c++) {
      if (layout[c] < 0 && !columns.get(c).nullable()) {
        throw at(
            file,
            line,
            ErrorCode.NOT_NULL_VIOLATION,
            "The file has no column for the required field " + columns.get(c).name());
      }
    }
    return layout;
  }

  private static int indexOf(String name, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private static LakebirdException at(TextFile file, int line, ErrorCode code, String message) {
    return new LakebirdException(code, message).with("file", file.location()).with("line", line);
  }
}
