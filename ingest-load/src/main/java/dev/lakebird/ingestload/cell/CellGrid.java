package dev.lakebird.ingestload.cell;

import static dev.lakebird.types.memory.NativeLayouts.BYTE;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.types.memory.NativeBuffer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Where the cells of some records lie in a chunk, record after record; a cell that is missing begins at -1.
/// Notes which records cannot be read. Used again batch after batch; belongs to one thread.
public final class CellGrid {
  private static final int SHOWN_CHARACTERS_MAX = 100;

  private final int rowsMax;
  private int width;
  private int rows;
  private @Nullable NativeBuffer buffer;
  private MemorySegment data = MemorySegment.NULL;
  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private final int[] lines;
  private final @Nullable LakebirdException[] failures;
  private boolean failed;
  private boolean ascii;
  private boolean withoutNul;

  public CellGrid(int rowsMax) {
    this.rowsMax = rowsMax;
    this.lines = new int[rowsMax];
    this.failures = new LakebirdException[rowsMax];
  }

  /// Starts over a chunk.
  ///
  /// @param cells a record
  public void begin(NativeBuffer chunk, int cells) {
    buffer = chunk;
    data = chunk.segment();
    width = cells;
    if (starts.length < rowsMax * cells) {
      starts = new int[rowsMax * cells];
      ends = new int[rowsMax * cells];
    }
    clear();
  }

  /// Forgets the records.
  public void clear() {
    rows = 0;
    if (failed) {
      Arrays.fill(failures, null);
      failed = false;
    }
  }

  public int rowsMax() {
    return rowsMax;
  }

  public int width() {
    return width;
  }

  public int rows() {
    return rows;
  }

  public void setRows(int count) {
    rows = count;
  }

  /// Says what bytes occur among the cells, so that little has to be looked at again.
  public void setBytes(boolean onlyAscii, boolean noNul) {
    ascii = onlyAscii;
    withoutNul = noNul;
  }

  boolean isAscii() {
    return ascii;
  }

  boolean isWithoutNul() {
    return withoutNul;
  }

  NativeBuffer buffer() {
    NativeBuffer chunk = buffer;
    if (chunk == null) {
      throw new IllegalStateException("No chunk was begun");
    }
    return chunk;
  }

  public MemorySegment data() {
    return data;
  }

  /// Where cells begin; the cell `c` of record `r` at `r * width + c`.
  public int[] starts() {
    return starts;
  }

  /// Where they end.
  public int[] ends() {
    return ends;
  }

  /// The line of the chunk at which each record begins, from 1.
  public int[] lines() {
    return lines;
  }

  /// Notes that a record cannot be read; the first failure of a record stays.
  public void fail(int row, LakebirdException failure) {
    if (failures[row] == null) {
      failures[row] = failure;
      failed = true;
    }
  }

  /// Whether any record cannot be read.
  public boolean hasFailures() {
    return failed;
  }

  /// Why a record cannot be read, or null.
  public @Nullable LakebirdException failure(int row) {
    return failures[row];
  }

  void failParse(int row, int cell, String column, String type) {
    int at = row * width + cell;
    fail(
        row,
        new LakebirdException(
                ErrorCode.INVALID_VALUE,
                "Could not parse '"
                    + shown(text(starts[at], ends[at]))
                    + "' as "
                    + type
                    + " for field "
                    + column)
            .with("column", column));
  }

  /// The characters of a stretch of the chunk.
  public String text(int start, int end) {
    byte[] copy = new byte[end - start];
    MemorySegment.copy(data, BYTE, start, copy, 0, copy.length);
    return new String(copy, StandardCharsets.UTF_8);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN_CHARACTERS_MAX
        ? text
        : text.substring(0, SHOWN_CHARACTERS_MAX) + "…";
  }
}
