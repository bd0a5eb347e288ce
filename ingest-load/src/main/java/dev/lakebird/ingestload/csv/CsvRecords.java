package dev.lakebird.ingestload.csv;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.ingestload.options.CsvOptions;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The first records of a file as texts: for headers and for finding out types.
final class CsvRecords {
  private CsvRecords() {}

  /// At most `count` records from `from` on. What is not well-formed is taken as it stands.
  static List<List<String>> read(
      MemorySegment data, int from, int to, CsvOptions options, int count) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    var cell = new ByteArrayOutputStream();
    boolean quoted = false;
    boolean begins = true;
    for (int at = from; at < to && records.size() < count; at++) {
      byte b = data.get(BYTE, at);
      if (quoted) {
        if (b == options.quote()) {
          boolean doubled = at + 1 < to && data.get(BYTE, at + 1) == b;
          if (!doubled) {
            quoted = false;
            continue;
          }
          at++;
        } else if (b == '\n' && !options.quotedNewlines()) {
          quoted = false;
          at--;
          continue;
        }
        cell.write(b);
      } else if (begins && b == options.quote()) {
        quoted = true;
        begins = false;
      } else if (b == options.delimiter() || b == '\n') {
        record.add(text(cell));
        begins = true;
        if (b == '\n') {
          boolean blank = record.size() == 1 && record.getFirst().isEmpty();
          if (!blank) {
            records.add(record);
          }
          record = new ArrayList<>();
        }
      } else {
        cell.write(b);
        begins = false;
      }
    }
    return records;
  }

  private static String text(ByteArrayOutputStream cell) {
    String text = cell.toString(StandardCharsets.UTF_8);
    cell.reset();
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }
}
