package dev.lakebird.functions.date;

import static dev.lakebird.types.memory.NativeLayouts.INT;
import static dev.lakebird.types.memory.NativeLayouts.LONG;

import dev.lakebird.types.vector.Selection;
import java.lang.foreign.MemorySegment;

/// Loops over columns of days.
final class DayLoops {
  private DayLoops() {}

  /// Days as they are.
  static final class UnixDays implements DayKernel.Loops {
    @Override
    public void dense(MemorySegment days, MemorySegment to, int length) {
      for (int row = 0; row < length; row++) {
        to.set(LONG, (long) row << 3, days.get(INT, (long) row << 2));
      }
    }

    @Override
    public void sparse(MemorySegment days, MemorySegment to, Selection rows) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        to.set(LONG, (long) row << 3, days.get(INT, (long) row << 2));
      }
    }

    @Override
    public long apply(int day) {
      return day;
    }
  }

  /// Years.
  static final class Years implements DayKernel.Loops {
    @Override
    public void dense(MemorySegment days, MemorySegment to, int length) {
      for (int row = 0; row < length; row++) {
        to.set(LONG, (long) row << 3, CivilDate.year(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public void sparse(MemorySegment days, MemorySegment to, Selection rows) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        to.set(LONG, (long) row << 3, CivilDate.year(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public long apply(int day) {
      return CivilDate.year(day);
    }
  }

  /// Months of the year.
  static final class Months implements DayKernel.Loops {
    @Override
    public void dense(MemorySegment days, MemorySegment to, int length) {
      for (int row = 0; row < length; row++) {
        int parts = CivilDate.parts(days.get(INT, (long) row << 2));
        to.set(LONG, (long) row << 3, CivilDate.monthOf(parts));
      }
    }

    @Override
    public void sparse(MemorySegment days, MemorySegment to, Selection rows) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        int parts = CivilDate.parts(days.get(INT, (long) row << 2));
        to.set(LONG, (long) row << 3, CivilDate.monthOf(parts));
      }
    }

    @Override
    public long apply(int day) {
      return CivilDate.monthOf(CivilDate.parts(day));
    }
  }

  /// Any part of the calendar, with a call a row.
  record Parts(DayPart part) implements DayKernel.Loops {
    @Override
    public void dense(MemorySegment days, MemorySegment to, int length) {
      for (int row = 0; row < length; row++) {
        to.set(LONG, (long) row << 3, part.extract(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public void sparse(MemorySegment days, MemorySegment to, Selection rows) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        to.set(LONG, (long) row << 3, part.extract(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public long apply(int day) {
      return part.extract(day);
    }
  }

  /// The first day of a part, as 32-bit days.
  record Starts(DayPart part) implements DayKernel.Loops {
    @Override
    public void dense(MemorySegment days, MemorySegment to, int length) {
      for (int row = 0; row < length; row++) {
        to.set(INT, (long) row << 2, part.truncate(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public void sparse(MemorySegment days, MemorySegment to, Selection rows) {
      int count = rows.count();
      for (int k = 0; k < count; k++) {
        int row = rows.row(k);
        to.set(INT, (long) row << 2, part.truncate(days.get(INT, (long) row << 2)));
      }
    }

    @Override
    public long apply(int day) {
      return part.truncate(day);
    }
  }
}
