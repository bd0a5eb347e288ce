package dev.lakebird.export.text;

import static dev.lakebird.types.memory.NativeLayouts.DOUBLE;
import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.FixedVector;
import dev.lakebird.types.vector.Vector;
import java.lang.foreign.MemorySegment;

/// Writes values of fixed width, numbers and moments.
abstract class FixedText extends CellText {
  private MemorySegment values = MemorySegment.NULL;

  @Override
  void bind(Vector flat) {
    values = ((FixedVector) flat).data();
  }

  final MemorySegment values() {
    return values;
  }

  /// INT64 in decimal.
  static final class Integer64 extends FixedText {
    @Override
    void append(int row, TextBuffer out) {
      out.append(values().get(LONG, (long) row << 3));
    }
  }

  /// FLOAT64 with the fewest digits that read back as the same value; `NaN`, `Infinity`, `-Infinity` as they
  /// are named.
  static final class Float64 extends FixedText {
    private static final double WHOLE_MAX = 1L << 53;
    private static final byte[] POINT_ZERO = {'.', '0'};

    private final byte[] quoteOfNames;

    /// @param quoteOfNames what stands before and after a name, since JSON has no numbers of these names
    Float64(byte[] quoteOfNames) {
      this.quoteOfNames = quoteOfNames;
    }

    @Override
    void append(int row, TextBuffer out) {
      double value = values().get(DOUBLE, (long) row << 3);
      long whole = (long) value;
      if (whole == value && Math.abs(value) < WHOLE_MAX && (whole != 0 || 1 / value > 0)) {
        out.append(whole);
        out.append(POINT_ZERO);
      } else if (Double.isFinite(value)) {
        out.append(Double.toString(value));
      } else {
        out.append(quoteOfNames);
        out.append(Double.toString(value));
        out.append(quoteOfNames);
      }
    }
  }

  /// DATE as `2026-01-02`.
  static final class Date extends FixedText {
    @Override
    void append(int row, TextBuffer out) {
      CivilDigits.date(values().get(INT, (long) row << 2), out);
    }
  }

  /// TIME as `03:04:05.000006`.
  static final class Time extends FixedText {
    @Override
    void append(int row, TextBuffer out) {
      CivilDigits.time(values().get(LONG, (long) row << 3), out);
    }
  }

  /// DATETIME and TIMESTAMP: date, separator, time, zone.
  static final class Moment extends FixedText {
    private final byte separator;
    private final byte[] zone;

    Moment(char separator, byte[] zone) {
      this.separator = (byte) separator;
      this.zone = zone;
    }

    @Override
    void append(int row, TextBuffer out) {
      long micros = values().get(LONG, (long) row << 3);
      CivilDigits.date(Math.toIntExact(Math.floorDiv(micros, CivilDigits.MICROS_PER_DAY)), out);
      out.append(separator);
      CivilDigits.time(Math.floorMod(micros, CivilDigits.MICROS_PER_DAY), out);
      out.append(zone);
    }
  }

  /// INTERVAL as `1-2 3 4:5:6.789`.
  static final class Interval extends FixedText {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    @Override
    void append(int row, TextBuffer out) {
      long at = (long) row << 4;
      int months = values().get(INT, at);
      if (months < 0) {
        out.append((byte) '-');
      }
      out.append(Math.abs((long) months) / 12);
      out.append((byte) '-');
      out.append(Math.abs((long) months) % 12);
      out.append((byte) ' ');
      out.append(values().get(INT, at + 4));
      out.append((byte) ' ');
      long nanos = values().get(LONG, at + 8);
      if (nanos < 0) {
        out.append((byte) '-');
        nanos = -nanos;
      }
      long seconds = nanos / NANOS_PER_SECOND;
      out.append(seconds / 3600);
      out.append((byte) ':');
      out.append(seconds / 60 % 60);
      out.append((byte) ':');
      out.append(seconds % 60);
      long fraction = nanos % NANOS_PER_SECOND;
      if (fraction != 0) {
        out.append((byte) '.');
        out.digits(fraction, 9);
      }
    }
  }
}
