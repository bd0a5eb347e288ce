package dev.lakebird.queryexec.row;

import static dev.lakebird.queryexec.row.RowMemory.ALL;
import static dev.lakebird.types.memory.NativeLayouts.BYTE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.VectorType;
import java.util.List;

/// Where the parts of a row lie: a header of the owner's, the values, one validity bit a column. A
/// string takes 16 bytes: its length, and either its up to twelve bytes, zero-padded, or its first
/// four bytes and the address of all. Arrays and structs are such strings of their encoded values.
public final class RowLayout {
  /// Bytes of a value that lie in the row itself.
  static final int INLINE_BYTES = 12;

  private final List<VectorType> types;
  private final int[] offsets;
  private final int validityOffset;
  private final int widthBytes;
  private final boolean hasStrings;

  /// A layout whose rows begin with `headerBytes` bytes for the owner.
  public RowLayout(List<VectorType> types, int headerBytes) {
    this.types = List.copyOf(types);
    this.offsets = new int[types.size()];
    int at = headerBytes;
    boolean strings = false;
    for (int c = 0; c < offsets.length; c++) {
      offsets[c] = at;
      at += valueBytes(types.get(c));
      strings |= isString(types.get(c));
    }
    this.validityOffset = at;
    this.widthBytes = (at + (offsets.length + 7) / 8 + 7) & ~7;
    this.hasStrings = strings;
  }

  private static int valueBytes(VectorType type) {
    return switch (type.layout()) {
      case BITS -> 1;
      case INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> type.layout().widthBytes();
      case BYTES, LIST, STRUCT -> 16;
    };
  }

  private static boolean isString(VectorType type) {
    return switch (type.layout()) {
      case BITS, INT32, INT64, FLOAT64, DECIMAL128, DECIMAL256, INTERVAL -> false;
      case BYTES, LIST, STRUCT -> true;
    };
  }

  public List<VectorType> types() {
    return types;
  }

  public int columnCount() {
    return offsets.length;
  }

  /// Bytes of a row, a multiple of eight.
  public int widthBytes() {
    return widthBytes;
  }

  /// Whether some column has its long values in the heap.
  public boolean hasStrings() {
    return hasStrings;
  }

  public int offset(int column) {
    return offsets[column];
  }

  /// Whether a column of the row at `address` is NULL.
  public boolean isNull(long address, int column) {
    return (ALL.get(BYTE, address + validityByte(column)) & validityBit(column)) == 0;
  }

  /// The length of the string whose 16 bytes lie at `address`.
  public static int stringLength(long address) {
    return ALL.get(INT, address);
  }

  /// Where the bytes of the string whose 16 bytes lie at `address` begin.
  public static long stringAddress(long address) {
    return ALL.get(INT, address) <= INLINE_BYTES ? address + 4 : ALL.get(LONG, address + 8);
  }

  int validityByte(int column) {
    return validityOffset + (column >>> 3);
  }

  static int validityBit(int column) {
    return 1 << (column & 7);
  }

  int validityOffset() {
    return validityOffset;
  }

  int validityBytes() {
    return (offsets.length + 7) / 8;
  }
}
