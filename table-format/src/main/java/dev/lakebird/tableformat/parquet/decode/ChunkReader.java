package dev.lakebird.tableformat.parquet.decode;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;

import dev.lakebird.tableformat.parquet.footer.ColumnChunkInfo;
import dev.lakebird.tableformat.parquet.footer.FileColumn;
import dev.lakebird.tableformat.parquet.footer.FilePlace;
import dev.lakebird.types.memory.NativeBuffer;
import dev.lakebird.types.vector.Bits;
import dev.lakebird.types.vector.DictionaryVector;
import dev.lakebird.types.vector.Selection;
import dev.lakebird.types.vector.Vector;
import dev.lakebird.types.vector.VectorScratch;
import dev.lakebird.types.vector.VectorType;
import java.lang.foreign.MemorySegment;
import org.apache.parquet.format.Encoding;
import org.jspecify.annotations.Nullable;

/// Reads a column chunk. A batch is one of three things: dictionary indices, a stretch of one PLAIN page
/// used where it lies, or values gathered from several pages; the last also when a chunk falls back from
/// its dictionary in mid-batch.
public abstract sealed class ChunkReader extends ColumnReader
    permits FixedReader, BytesReader, BooleanReader {
  static final int PAGE_SLOT = 0;
  static final int VALIDITY_SLOT = 1;
  static final int VALUES_SLOT = 2;
  static final int ENDS_SLOT = 3;
  static final int BYTES_SLOT = 4;
  static final int OFFSETS_SLOT = 5;
  static final int PREFIXES_SLOT = 6;
  static final int STRINGS_SLOT = 7;
  static final int EXPANSION_SLOT = 8;

  final FilePlace place;
  final VectorScratch scratch;
  final PageStream pages;
  int[] index = new int[0];
  @Nullable NativeBuffer validity;

  private final ColumnChunkInfo info;
  private final HybridDecoder indices;
  private Mode mode = Mode.EMPTY;
  private long rowsToSkip;
  private boolean pageStarted;
  private boolean pageOfIndices;
  private int pageIndexWidth;
  private @Nullable Vector dictionary;

  private enum Mode {
    EMPTY,
    INDICES,
    IN_PLACE,
    GATHERED
  }

  ChunkReader(
      FilePlace place,
      ColumnChunkInfo info,
      boolean optional,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch) {
    this.place = place;
    this.info = info;
    this.scratch = scratch;
    this.pages = new PageStream(place, info, optional, chunk, codec, scratch, PAGE_SLOT);
    this.indices = new HybridDecoder(place);
  }

  /// A reader that yields vectors of `target`. The chunk's bytes stay with the caller and must live until
  /// the reader is closed; the scratch serves one reader at a time.
  ///
  /// @param keepsDictionary whether batches of dictionary entries stay dictionary vectors; those of byte
  ///     strings do in any case
  public static ColumnReader open(
      FilePlace place,
      FileColumn column,
      ColumnChunkInfo info,
      VectorType target,
      ChunkBytes chunk,
      PageCodec codec,
      VectorScratch scratch,
      boolean keepsDictionary) {
    Conversion conversion = Conversions.choose(column, target, place);
    boolean optional = column.optional();
    return switch (target.layout()) {
      case BITS -> new BooleanReader(place, info, optional, chunk, codec, scratch);
      case BYTES ->
          new BytesReader(
              place,
              info,
              optional,
              chunk,
              codec,
              scratch,
              target,
              conversion == Conversion.FIXED_BYTES ? column.typeLength() : -1);
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL, LIST, STRUCT ->
          new FixedReader(
              place,
              info,
              optional,
              chunk,
              codec,
              scratch,
              target,
              conversion,
              column.typeLength(),
              keepsDictionary);
    };
  }

  @Override
  public @Nullable Vector dictionary() {
    if (dictionary == null && info.rowCount() > 0 && pages.hasDictionary()) {
      dictionary = requireDictionary();
    }
    return dictionary;
  }

  @Override
  public boolean isDictionaryOnly() {
    return info.dictionaryOnly() && dictionary() != null;
  }

  @Override
  public @Nullable Selection narrow(byte[] pass, Selection from, int[] to) {
    ensureLoaded();
    if (mode != Mode.INDICES) {
      return null;
    }
    int[] entries = index;
    int count = from.count();
    int kept = 0;
    if (validity != null) {
      MemorySegment valid = validity.segment();
      for (int k = 0; k < count; k++) {
        int row = from.row(k);
        to[kept] = row;
        kept += pass[entries[row]] & valid.get(BYTE, row >>> 3) >>> (row & 7) & 1;
      }
    } else if (from.isAll()) {
      for (int row = 0; row < count; row++) {
        to[kept] = row;
        kept += pass[entries[row]];
      }
    } else {
      int[] rows = from.rows();
      for (int k = 0; k < count; k++) {
        int row = rows[k];
        to[kept] = row;
        kept += pass[entries[row]];
      }
    }
    return Selection.of(to, kept);
  }

  @Override
  final void passBy(int count) {
    rowsToSkip += count;
  }

  @Override
  final void load(int count) {
    if (index.length < count) {
      index = new int[count];
    }
    applySkip();
    mode = Mode.EMPTY;
    validity = null;
    int filled = 0;
    while (filled < count) {
      if (pages.rowsLeft() == 0) {
        pages.nextPage();
        pageStarted = false;
      } else {
        if (!pageStarted) {
          startPage();
        }
        int take = Math.min(count - filled, pages.rowsLeft());
        append(filled, take, count);
        pages.advance(take);
        filled += take;
      }
    }
  }

  @Override
  final Vector build(int count, Selection selected) {
    return switch (mode) {
      case EMPTY, GATHERED -> gathered(count);
      case INDICES -> fromIndices(count, requireDictionary(), selected);
      case IN_PLACE -> inPlace(count);
    };
  }

  /// The dictionary vector over the PLAIN values of the dictionary page, with `entries` entries.
  abstract Vector buildDictionary(NativeBuffer values, long bytes, int entries);

  /// Starts on the PLAIN (or RLE boolean) values of the page that was loaded.
  abstract void startValues(Encoding encoding);

  /// Passes over values of the page.
  abstract void skipValues(int count);

  /// Whether a whole batch that is one stretch of the page can be used where it lies.
  abstract boolean canUseInPlace(boolean allDefined);

  /// Notes the next values of the page as the batch.
  abstract void useInPlace(int rows, int defined);

  /// Gathers values of the page to the rows from `at` on.
  abstract void gather(int at, int rows, int defined, int batchRows);

  /// Gathers the dictionary entries that `index` names for rows `from` to `to`.
  abstract void gatherEntries(Vector entries, int from, int to, int batchRows);

  abstract Vector gathered(int count);

  /// The entries that the batch's indices name: a dictionary vector unless a reader makes a flat one.
  Vector fromIndices(int count, Vector entries, Selection selected) {
    NativeBuffer indices = scratch.buffer(VALUES_SLOT, count * 4L);
    MemorySegment.copy(index, 0, indices.segment(), INT, 0, count);
    return new DictionaryVector(count, indices, entries, validity);
  }

  abstract Vector inPlace(int count);

  private Vector requireDictionary() {
    Vector held = dictionary;
    if (held == null) {
      int entries = pages.dictionaryEntries();
      held = buildDictionary(pages.loadDictionary(), pages.dictionaryBytes(), entries);
      dictionary = held;
    }
    return held;
  }

  private void append(int filled, int take, int count) {
    DefinitionLevels levels = pages.levels();
    int row = pages.row();
    int defined = levels.countDefined(row, take);
    if (validity != null || defined < take) {
      noteValidity(filled, take, count);
    }
    if (pageOfIndices) {
      appendIndices(filled, take, defined, count);
    } else if (mode == Mode.EMPTY && take == count && canUseInPlace(defined == take)) {
      useInPlace(take, defined);
      mode = Mode.IN_PLACE;
    } else {
      if (mode == Mode.INDICES) {
        gatherEntries(requireDictionary(), 0, filled, count);
      }
      mode = Mode.GATHERED;
      gather(filled, take, defined, count);
    }
  }

  private void appendIndices(int filled, int take, int defined, int count) {
    indices.read(index, filled, defined);
    Vector entries = requireDictionary();
    checkIndices(filled, defined, entries.length());
    if (defined < take) {
      spreadIndices(filled, take, defined);
    }
    if (mode == Mode.EMPTY) {
      mode = Mode.INDICES;
    } else if (mode == Mode.GATHERED) {
      gatherEntries(entries, filled, filled + take, count);
    }
  }

  private void noteValidity(int filled, int take, int count) {
    NativeBuffer bitmap = validity;
    if (bitmap == null) {
      bitmap = scratch.bitmap(VALIDITY_SLOT, count);
      Bits.fill(bitmap.segment(), count, true);
      validity = bitmap;
    }
    pages.levels().copyTo(pages.row(), take, bitmap.segment(), filled);
  }

  private void startPage() {
    pages.load();
    Encoding encoding = pages.encoding();
    pageOfIndices = encoding == Encoding.RLE_DICTIONARY || encoding == Encoding.PLAIN_DICTIONARY;
    if (pageOfIndices) {
      startIndices();
    } else {
      startValues(encoding);
    }
    pageStarted = true;
    if (pages.row() > 0) {
      skip(pages.levels().countDefined(0, pages.row()));
    }
  }

  private void startIndices() {
    long start = pages.valueStart();
    if (start < pages.valueEnd()) {
      pageIndexWidth = pages.valueBuffer().segment().get(BYTE, start) & 0xFF;
      start++;
    } else if (pages.definedRows() > 0) {
      throw place.corrupt("a page of dictionary indices is empty");
    } else {
      pageIndexWidth = 0;
    }
    indices.reset(pages.valueBuffer().segment(), start, pages.valueEnd(), pageIndexWidth);
  }

  private void skip(int values) {
    if (pageOfIndices) {
      indices.skip(values);
    } else {
      skipValues(values);
    }
  }

  private void applySkip() {
    while (rowsToSkip > 0) {
      if (pages.rowsLeft() == 0) {
        pages.nextPage();
        pageStarted = false;
      } else {
        int take = (int) Math.min(rowsToSkip, pages.rowsLeft());
        if (pageStarted) {
          skip(pages.levels().countDefined(pages.row(), take));
        }
        pages.advance(take);
        rowsToSkip -= take;
      }
    }
  }

  private void checkIndices(int from, int count, int entries) {
    if (1L << pageIndexWidth <= entries) {
      return;
    }
    int max = 0;
    int bits = 0;
    for (int i = from; i < from + count; i++) {
      max = Math.max(max, index[i]);
      bits |= index[i];
    }
    if (count > 0 && (bits < 0 || max >= entries)) {
      throw place.corrupt("a dictionary index is out of range");
    }
  }

  private void spreadIndices(int at, int rows, int defined) {
    DefinitionLevels levels = pages.levels();
    int first = pages.row();
    int from = at + defined - 1;
    for (int i = rows - 1; i >= 0; i--) {
      index[at + i] = levels.isDefined(first + i) ? index[from--] : 0;
    }
  }

  @Override
  public final void close() {
    if (dictionary != null) {
      dictionary.release();
      dictionary = null;
    }
    pages.close();
  }
}
