package dev.lakebird.functions.printf;

import dev.lakebird.foundation.LakebirdException;
import dev.lakebird.functions.adapter.ResultColumn;
import dev.lakebird.functions.adapter.Row;
import dev.lakebird.functions.adapter.RowErrors;
import dev.lakebird.functions.spi.BoundCall;
import dev.lakebird.functions.text.FormatText;
import dev.lakebird.functions.text.JsonLayout;
import dev.lakebird.functions.text.LiteralText;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.value.Value;
import java.util.List;

/// Writes rows of a call of FORMAT; argument 0 is the format string.
final class RowPrinter {
  private final List<SqlType> types;
  private final List<Boolean> untyped;

  RowPrinter(BoundCall call) {
    var values = call.arguments().subList(1, call.arguments().size());
    types = values.stream().map(a -> a.type().type()).toList();
    untyped =
        values.stream()
            .map(
                a ->
                    a.constant().orElse(null) instanceof Value.NullValue none
                        && none.type() instanceof SqlType.Int64)
            .toList();
  }

  /// The format string, held against the arguments.
  PrintfPattern pattern(String format) {
    PrintfPattern pattern = PrintfPattern.parse(format);
    pattern.check(types, untyped);
    return pattern;
  }

  /// Writes a row whose format string is its own.
  void print(Row row, ResultColumn out) {
    if (row.isNull(0)) {
      row.setNull();
    } else {
      print(pattern(row.stringAt(0)), row, out);
    }
  }

  void print(PrintfPattern pattern, Row row, ResultColumn out) {
    var text = new StringBuilder();
    int argument = 1;
    for (PrintfPattern.Piece piece : pattern.pieces()) {
      switch (piece) {
        case PrintfPattern.Piece.Text(String plain) -> text.append(plain);
        case PrintfPattern.Piece.Value(Specifier specifier) -> {
          int value = argument + specifier.argumentCount() - 1;
          if (hasNull(row, argument, value) || (row.isNull(value) && !writesNull(specifier))) {
            row.setNull();
            return;
          }
          print(row, value, sized(row, argument, specifier), text);
          argument = value + 1;
        }
      }
    }
    OutputLimit.check(text.length());
    out.putText(text.toString());
  }

  private static boolean hasNull(Row row, int from, int to) {
    for (int argument = from; argument < to; argument++) {
      if (row.isNull(argument)) {
        return true;
      }
    }
    return false;
  }

  private static boolean writesNull(Specifier specifier) {
    return specifier.conversion() == 't' || specifier.conversion() == 'T';
  }

  /// The specifier with width and precision from the arguments.
  private static Specifier sized(Row row, int first, Specifier specifier) {
    if (specifier.argumentCount() == 1) {
      return specifier;
    }
    boolean own = specifier.width() == Specifier.ARGUMENT;
    int width = own ? size(row.longAt(first)) : specifier.width();
    int precision =
        specifier.precision() == Specifier.ARGUMENT
            ? size(row.longAt(first + (own ? 1 : 0)))
            : specifier.precision();
    return specifier.with(own ? width : Math.max(0, width), precision);
  }

  private static int size(long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw RowErrors.outOfRange("Width or precision is out of range in FORMAT: " + value);
    }
    return (int) value;
  }

  private void print(Row row, int argument, Specifier specifier, StringBuilder out) {
    switch (specifier.conversion()) {
      case 'd', 'i', 'o', 'x', 'X' -> IntegerPrinter.print(row.longAt(argument), specifier, out);
      case 'f', 'F', 'e', 'E', 'g', 'G' -> {
        if (types.get(argument - 1) instanceof SqlType.Float64) {
          DecimalPrinter.print(row.doubleAt(argument), specifier, out);
        } else {
          DecimalPrinter.print(row.decimalAt(argument), specifier, out);
        }
      }
      case 's' -> text(row.stringAt(argument), specifier, out);
      case 'p' -> text(JsonLayout.compact(row.stringAt(argument)), specifier, out);
      case 'P' -> text(JsonLayout.pretty(row.stringAt(argument)), specifier, out);
      case 't' -> text(FormatText.of(row.valueAt(argument), row.context().zone()), specifier, out);
      case 'T' -> text(LiteralText.of(row.valueAt(argument), row.context().zone()), specifier, out);
      default ->
          throw LakebirdException.internal("No conversion of FORMAT: " + specifier.conversion());
    }
  }

  /// At most as many characters as the precision says, and at least the width.
  private static void text(String text, Specifier specifier, StringBuilder out) {
    int most = specifier.precision();
    boolean cut = most != Specifier.NONE && text.codePointCount(0, text.length()) > most;
    specifier.pad(cut ? text.substring(0, text.offsetByCodePoints(0, most)) : text, out);
  }
}
