package dev.lakebird.tableformat.parquet.write;

import io.airlift.compress.v3.snappy.SnappyDecompressor;
import io.airlift.compress.v3.zstd.ZstdJavaDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/// Reads flat Parquet files one value at a time, straight from the format specification and with nothing
/// in common with the code under test. Values are Boolean, Integer, Long, Double or ByteBuffer.
final class SpecificationReader {
  private final byte[] file;
  private final FileMetaData footer;

  private SpecificationReader(byte[] file, FileMetaData footer) {
    this.file = file;
    this.footer = footer;
  }

  static SpecificationReader open(Path path) throws IOException {
    byte[] file = Files.readAllBytes(path);
    int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
    var footer =
        Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
    return new SpecificationReader(file, footer);
  }

  FileMetaData footer() {
    return footer;
  }

  /// All values of a column.
  List<@Nullable Object> column(int column) throws IOException {
    var values = new ArrayList<@Nullable Object>();
    for (RowGroup rowGroup : footer.getRow_groups()) {
      ColumnMetaData meta = rowGroup.getColumns().get(column).getMeta_data();
      readChunk(footer.getSchema().get(column + 1), meta, values);
    }
    return values;
  }

  private void readChunk(SchemaElement element, ColumnMetaData meta, List<@Nullable Object> values)
      throws IOException {
    boolean nullable = element.getRepetition_type() == FieldRepetitionType.OPTIONAL;
    int at =
        (int)
            (meta.isSetDictionary_page_offset()
                ? meta.getDictionary_page_offset()
                : meta.getData_page_offset());
    long end = at + meta.getTotal_compressed_size();
    List<Object> dictionary = List.of();
    long uncompressed = 0;
    while (at < end) {
      var in = new ByteArrayInputStream(file, at, file.length - at);
      PageHeader header = Util.readPageHeader(in);
      int headerBytes = file.length - at - in.available();
      uncompressed += headerBytes + header.getUncompressed_page_size();
      at += headerBytes;
      byte[] body = Arrays.copyOfRange(file, at, at + header.getCompressed_page_size());
      at += header.getCompressed_page_size();
      var crc = new CRC32();
      crc.update(body);
      require((int) crc.getValue() == header.getCrc(), "checksum");
      if (header.getType() == PageType.DICTIONARY_PAGE) {
        byte[] plain = decompress(meta.getCodec(), body, header.getUncompressed_page_size());
        dictionary =
            plain(element, buffer(plain), header.getDictionary_page_header().getNum_values());
      } else {
        readPage(element, meta.getCodec(), header, body, nullable, dictionary, values);
      }
    }
    require(at == end, "chunk size");
    require(uncompressed == meta.getTotal_uncompressed_size(), "uncompressed size");
  }

  private static void readPage(
      SchemaElement element,
      CompressionCodec codec,
      PageHeader header,
      byte[] body,
      boolean nullable,
      List<Object> dictionary,
      List<@Nullable Object> values) {
    int rows;
    Encoding encoding;
    int[] levels;
    ByteBuffer data;
    if (header.getType() == PageType.DATA_PAGE) {
      rows = header.getData_page_header().getNum_values();
      encoding = header.getData_page_header().getEncoding();
      data = buffer(decompress(codec, body, header.getUncompressed_page_size()));
      levels = nullable ? hybrid(slice(data, data.getInt()), 1, rows) : ones(rows);
    } else {
      var v2 = header.getData_page_header_v2();
      rows = v2.getNum_rows();
      encoding = v2.getEncoding();
      int levelBytes = v2.getDefinition_levels_byte_length();
      levels = nullable ? hybrid(slice(buffer(body), levelBytes), 1, rows) : ones(rows);
      byte[] rest = Arrays.copyOfRange(body, levelBytes, body.length);
      data =
          buffer(
              v2.isIs_compressed()
                  ? decompress(codec, rest, header.getUncompressed_page_size() - levelBytes)
                  : rest);
    }
    int present = Arrays.stream(levels).sum();
    List<Object> found;
    if (encoding == Encoding.PLAIN) {
      found = plain(element, data, present);
    } else if (encoding == Encoding.DELTA_BINARY_PACKED) {
      boolean narrow = element.getType() == Type.INT32;
      found = new ArrayList<>();
      for (long value : deltas(data, narrow ? 32 : 64)) {
        found.add(narrow ? (Object) (int) value : (Object) value);
      }
      require(found.size() == present, "values of a page");
    } else if (encoding == Encoding.DELTA_LENGTH_BYTE_ARRAY) {
      found = new ArrayList<>();
      for (long length : deltas(data, 32)) {
        found.add(slice(data, (int) length));
      }
      require(found.size() == present, "values of a page");
    } else {
      require(encoding == Encoding.RLE_DICTIONARY, "encoding");
      int width = data.get();
      found = new ArrayList<>();
      for (int index : hybrid(data, width, present)) {
        found.add(dictionary.get(index));
      }
    }
    require(!data.hasRemaining() || encoding == Encoding.RLE_DICTIONARY, "bytes left in a page");
    int next = 0;
    for (int level : levels) {
      values.add(level == 1 ? found.get(next++) : null);
    }
  }

  private static List<Object> plain(SchemaElement element, ByteBuffer data, int count) {
    var values = new ArrayList<Object>();
    Type type = element.getType();
    int bits = 0;
    for (int i = 0; i < count; i++) {
      switch (type) {
        case BOOLEAN -> {
          bits = i % 8 == 0 ? data.get() : bits >> 1;
          values.add((bits & 1) != 0);
        }
        case INT32 -> values.add(data.getInt());
        case INT64 -> values.add(data.getLong());
        case DOUBLE -> values.add(data.getDouble());
        case BYTE_ARRAY -> values.add(slice(data, data.getInt()));
        case FIXED_LEN_BYTE_ARRAY -> values.add(slice(data, element.getType_length()));
        case INT96, FLOAT -> throw new IllegalStateException("type");
      }
    }
    return values;
  }

  /// A run of DELTA_BINARY_PACKED integers of `bits` bits.
  static long[] deltas(ByteBuffer data, int bits) {
    int blockValues = varint(data);
    int miniblocks = varint(data);
    long[] values = new long[varint(data)];
    require(blockValues % 128 == 0 && blockValues / miniblocks % 32 == 0, "size of a block");
    BigInteger value = zigzag(data);
    for (int filled = 0; filled < values.length; ) {
      if (filled == 0) {
        values[filled++] = value.longValue();
        continue;
      }
      BigInteger least = zigzag(data);
      byte[] widths = new byte[miniblocks];
      data.get(widths);
      for (int m = 0; m < miniblocks && filled < values.length; m++) {
        require(widths[m] <= bits, "bit width");
        byte[] packed = new byte[blockValues / miniblocks * widths[m] / 8];
        data.get(packed);
        for (int i = 0; i < blockValues / miniblocks && filled < values.length; i++) {
          BigInteger excess = BigInteger.ZERO;
          for (int b = 0; b < widths[m]; b++) {
            int bit = i * widths[m] + b;
            if ((packed[bit / 8] >> bit % 8 & 1) != 0) {
              excess = excess.setBit(b);
            }
          }
          value = value.add(least).add(excess);
          values[filled++] = bits == 32 ? value.intValue() : value.longValue();
        }
      }
    }
    return values;
  }

  private static BigInteger zigzag(ByteBuffer data) {
    BigInteger word = BigInteger.ZERO;
    for (int shift = 0; ; shift += 7) {
      int next = data.get();
      word = word.or(BigInteger.valueOf(next & 0x7F).shiftLeft(shift));
      if (next >= 0) {
        return word.testBit(0) ? word.shiftRight(1).not() : word.shiftRight(1);
      }
    }
  }

  static int[] hybrid(ByteBuffer data, int width, int count) {
    int[] values = new int[count];
    int filled = 0;
    while (filled < count) {
      int header = varint(data);
      if ((header & 1) == 0) {
        int value = 0;
        for (int i = 0; i < (width + 7) / 8; i++) {
          value |= (data.get() & 0xFF) << (8 * i);
        }
        for (int i = 0; i < header >>> 1; i++) {
          values[filled++] = value;
        }
      } else {
        byte[] packed = new byte[(header >>> 1) * width];
        data.get(packed);
        for (int i = 0; i < (header >>> 1) * 8 && filled < count; i++) {
          int value = 0;
          for (int b = 0; b < width; b++) {
            int bit = i * width + b;
            value |= (packed[bit / 8] >> (bit % 8) & 1) << b;
          }
          values[filled++] = value;
        }
      }
    }
    return values;
  }

  private static int varint(ByteBuffer data) {
    int value = 0;
    for (int shift = 0; ; shift += 7) {
      int next = data.get();
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static byte[] decompress(CompressionCodec codec, byte[] body, int size) {
    byte[] plain = new byte[size];
    int found =
        switch (codec) {
          case UNCOMPRESSED -> {
            System.arraycopy(body, 0, plain, 0, size);
            yield size;
          }
          case SNAPPY ->
              SnappyDecompressor.create().decompress(body, 0, body.length, plain, 0, size);
          case ZSTD -> new ZstdJavaDecompressor().decompress(body, 0, body.length, plain, 0, size);
          default -> throw new IllegalStateException("codec");
        };
    require(found == size, "page size");
    return plain;
  }

  private static ByteBuffer slice(ByteBuffer data, int length) {
    byte[] bytes = new byte[length];
    data.get(bytes);
    return buffer(bytes);
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("The file breaks the specification: " + what);
    }
  }
}
