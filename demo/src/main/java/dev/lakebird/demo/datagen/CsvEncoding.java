package dev.lakebird.demo.datagen;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lakebird.storage.bytes.ByteWriter;
import dev.lakebird.types.Column;
import java.util.List;
import java.util.stream.Collectors;

/// CSV with a line of column names, commas, and quotes where they are needed; NULL is an empty field. A part
/// is the lines of a piece.
final class CsvEncoding implements FileEncoding<CsvPart> {
  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public List<CsvPart> encode(GeneratedTable table, double scale, int piece, int pieces) {
    var buffer = new RowBuffer(table.columns());
    var lines = new CsvLines();
    table.generate(scale, piece, pieces, buffer, () -> buffer.drain(lines));
    if (!buffer.isEmpty()) {
      buffer.drain(lines);
    }
    return List.of(lines.part());
  }

  @Override
  public void discard(CsvPart part) {
    part.close();
  }

  @Override
  public Parts<CsvPart> open(List<Column> columns, ByteWriter out) {
    return new File(columns, out);
  }

  private static final class File implements Parts<CsvPart> {
    private final ByteWriter out;
    private long rows;
    private int parts;

    File(List<Column> columns, ByteWriter out) {
      this.out = out;
      String names = columns.stream().map(Column::name).collect(Collectors.joining(",", "", "\n"));
      byte[] header = names.getBytes(UTF_8);
      try {
        out.write(header, 0, header.length);
      } catch (RuntimeException e) {
        out.close();
        throw e;
      }
    }

    @Override
    public long append(CsvPart part) {
      out.write(part.text(), 0, part.length());
      rows += part.rows();
      parts++;
      return part.rows();
    }

    @Override
    public GeneratedFile finish() {
      long bytes = out.position();
      out.commit();
      return new GeneratedFile(out.location(), rows, bytes, parts);
    }

    @Override
    public void close() {
      out.close();
    }
  }
}
