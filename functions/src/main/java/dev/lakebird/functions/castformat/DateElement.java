package dev.lakebird.functions.castformat;

import java.util.List;

/// An element of a format model of dates and times. Source: GoogleSQL reference, "Format elements",
/// "Format clause for CAST".
///
/// @param kind what the element stands for
/// @param text as the model writes it; of a literal, what it stands for
/// @param digits of a fraction of seconds
record DateElement(Kind kind, String text, int digits) {
  /// What elements say, by which those that exclude each other are found.
  enum Part {
    LITERAL,
    YEAR,
    MONTH,
    DAY,
    WEEKDAY,
    DAY_OF_YEAR,
    HOUR,
    MINUTE,
    SECOND,
    FRACTION,
    SECOND_OF_DAY,
    MERIDIAN,
    ZONE_HOUR,
    ZONE_MINUTE
  }

  enum Kind {
    LITERAL(Part.LITERAL),
    SPACE(Part.LITERAL),
    YYYY(Part.YEAR),
    YYY(Part.YEAR),
    YY(Part.YEAR),
    Y(Part.YEAR),
    RRRR(Part.YEAR),
    RR(Part.YEAR),
    Y_YYY(Part.YEAR),
    MM(Part.MONTH),
    MON(Part.MONTH),
    MONTH(Part.MONTH),
    DD(Part.DAY),
    DDD(Part.DAY_OF_YEAR),
    D(Part.WEEKDAY),
    DAY(Part.WEEKDAY),
    DY(Part.WEEKDAY),
    HH(Part.HOUR),
    HH12(Part.HOUR),
    HH24(Part.HOUR),
    MI(Part.MINUTE),
    SS(Part.SECOND),
    SSSSS(Part.SECOND_OF_DAY),
    FF(Part.FRACTION),
    AM(Part.MERIDIAN),
    AM_DOTS(Part.MERIDIAN),
    TZH(Part.ZONE_HOUR),
    TZM(Part.ZONE_MINUTE);

    private final Part part;

    Kind(Part part) {
      this.part = part;
    }
  }

  /// How the elements that are not literals are written, the longer before those they begin with.
  record Spelling(String text, Kind kind) {}

  static final List<Spelling> SPELLINGS =
      List.of(
          new Spelling("YYYY", Kind.YYYY),
          new Spelling("YYY", Kind.YYY),
          new Spelling("Y,YYY", Kind.Y_YYY),
          new Spelling("YY", Kind.YY),
          new Spelling("Y", Kind.Y),
          new Spelling("RRRR", Kind.RRRR),
          new Spelling("RR", Kind.RR),
          new Spelling("MONTH", Kind.MONTH),
          new Spelling("MON", Kind.MON),
          new Spelling("MM", Kind.MM),
          new Spelling("MI", Kind.MI),
          new Spelling("DDD", Kind.DDD),
          new Spelling("DD", Kind.DD),
          new Spelling("DAY", Kind.DAY),
          new Spelling("DY", Kind.DY),
          new Spelling("D", Kind.D),
          new Spelling("HH24", Kind.HH24),
          new Spelling("HH12", Kind.HH12),
          new Spelling("HH", Kind.HH),
          new Spelling("SSSSS", Kind.SSSSS),
          new Spelling("SS", Kind.SS),
          new Spelling("A.M.", Kind.AM_DOTS),
          new Spelling("P.M.", Kind.AM_DOTS),
          new Spelling("AM", Kind.AM),
          new Spelling("PM", Kind.AM),
          new Spelling("TZH", Kind.TZH),
          new Spelling("TZM", Kind.TZM));

  Part part() {
    return kind.part;
  }

  /// Whether the element reads digits first.
  boolean isNumber() {
    return switch (kind) {
      case LITERAL, SPACE, MON, MONTH, DAY, DY, AM, AM_DOTS, TZH -> false;
      case YYYY,
          YYY,
          YY,
          Y,
          RRRR,
          RR,
          Y_YYY,
          MM,
          DD,
          DDD,
          D,
          HH,
          HH12,
          HH24,
          MI,
          SS,
          SSSSS,
          FF,
          TZM ->
          true;
    };
  }
}
