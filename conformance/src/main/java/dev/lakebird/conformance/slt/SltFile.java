package dev.lakebird.conformance.slt;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import java.util.ArrayList;
import java.util.List;

/// Reads and writes `.slt` text; what is read and written again is the same.
public final class SltFile {
  private static final String SEPARATOR = "----";

  private SltFile() {}

  /// The records of a file.
  ///
  /// @throws LakebirdException INVALID_ARGUMENT with the line of a directive that does not exist
  public static List<SltRecord> parse(String text) {
    return new Reader(text.lines().toList()).read();
  }

  /// The text of the records.
  public static String format(List<SltRecord> records) {
    var text = new StringBuilder();
    for (SltRecord record : records) {
      switch (record) {
        case SltRecord.Text r -> r.lines().forEach(l -> text.append(l).append('\n'));
        case SltRecord.Succeeds r -> text.append("statement ok\n").append(r.sql()).append('\n');
        case SltRecord.Fails r ->
            text.append("statement error ")
                .append(r.pattern())
                .append('\n')
                .append(r.sql())
                .append('\n');
        case SltRecord.Sets r -> text.append("set ").append(r.assignment()).append('\n');
        case SltRecord.Answers r -> {
          text.append(r.sorted() ? "query rowsort\n" : "query\n").append(r.sql()).append('\n');
          text.append(SEPARATOR).append('\n');
          r.expected().forEach(l -> text.append(l).append('\n'));
        }
      }
    }
    return text.toString();
  }

  private static final class Reader {
    private final List<String> lines;
    private int at;

    Reader(List<String> lines) {
      this.lines = lines;
    }

    List<SltRecord> read() {
      List<SltRecord> records = new ArrayList<>();
      while (at < lines.size()) {
        int line = at + 1;
        String directive = lines.get(at);
        if (directive.isBlank() || directive.startsWith("#")) {
          at++;
          records.add(new SltRecord.Text(line, List.of(directive)));
        } else {
          at++;
          records.add(record(line, directive.strip()));
        }
      }
      return records;
    }

    private SltRecord record(int line, String directive) {
      if (directive.equals("statement ok")) {
        return new SltRecord.Succeeds(line, untilBlank());
      }
      if (directive.startsWith("statement error")) {
        String pattern = directive.substring("statement error".length()).strip();
        return new SltRecord.Fails(line, untilBlank(), pattern);
      }
      if (directive.equals("query") || directive.equals("query rowsort")) {
        String sql = untilSeparator();
        return new SltRecord.Answers(line, sql, directive.endsWith("rowsort"), expected());
      }
      if (directive.startsWith("set ")) {
        return new SltRecord.Sets(line, directive.substring(4).strip());
      }
      throw new LakebirdException(ErrorCode.INVALID_ARGUMENT, "Unknown directive: " + directive)
          .with("line", line);
    }

    private String untilBlank() {
      int start = at;
      while (at < lines.size() && !lines.get(at).isBlank()) {
        at++;
      }
      return String.join("\n", lines.subList(start, at));
    }

    private String untilSeparator() {
      int start = at;
      while (at < lines.size() && !lines.get(at).equals(SEPARATOR) && !lines.get(at).isBlank()) {
        at++;
      }
      String sql = String.join("\n", lines.subList(start, at));
      if (at < lines.size() && lines.get(at).equals(SEPARATOR)) {
        at++;
      }
      return sql;
    }

    private List<String> expected() {
      int start = at;
      while (at < lines.size() && !lines.get(at).isBlank()) {
        at++;
      }
      return List.copyOf(lines.subList(start, at));
    }
  }
}
