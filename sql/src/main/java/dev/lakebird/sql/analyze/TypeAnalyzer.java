package dev.lakebird.sql.analyze;

import dev.lakebird.foundation.ErrorCode;
import dev.lakebird.sql.syntax.ArrayTypeSyntax;
import dev.lakebird.sql.syntax.ExpressionSyntax;
import dev.lakebird.sql.syntax.IntegerLiteralSyntax;
import dev.lakebird.sql.syntax.NamedTypeSyntax;
import dev.lakebird.sql.syntax.RangeTypeSyntax;
import dev.lakebird.sql.syntax.StructTypeSyntax;
import dev.lakebird.sql.syntax.TypeSyntax;
import dev.lakebird.types.SqlType;
import dev.lakebird.types.TypeParameters;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Types as written. Source: the GoogleSQL reference, "Data types" and "Parameterized data types".
final class TypeAnalyzer {
  private static final int NUMERIC_SCALE_MAX = 9;
  private static final int NUMERIC_DIGITS_MAX = 29;
  private static final int BIGNUMERIC_SCALE_MAX = 38;
  private static final int BIGNUMERIC_DIGITS_MAX = 38;

  private TypeAnalyzer() {}

  static SqlType type(TypeSyntax syntax) {
    return switch (syntax) {
      case NamedTypeSyntax t -> named(t);
      case ArrayTypeSyntax t -> array(t);
      case StructTypeSyntax t -> struct(t);
      case RangeTypeSyntax t -> range(t);
    };
  }

  static SqlType.Struct struct(StructTypeSyntax syntax) {
    var fields = new ArrayList<SqlType.Field>();
    for (var field : syntax.fields()) {
      var name = field.name();
      fields.add(
          new SqlType.Field(
              name == null ? Optional.empty() : Optional.of(name.name()), type(field.type())));
    }
    return new SqlType.Struct(fields);
  }

  private static SqlType range(RangeTypeSyntax syntax) {
    var element = type(syntax.element());
    if (element instanceof SqlType.Date
        || element instanceof SqlType.Datetime
        || element instanceof SqlType.Timestamp) {
      return new SqlType.Range(element);
    }
    throw AnalysisError.invalid(
        syntax, "RANGE is over DATE, DATETIME or TIMESTAMP, and not over " + element.sqlName());
  }

  private static SqlType array(ArrayTypeSyntax syntax) {
    var element = type(syntax.element());
    if (element instanceof SqlType.Array) {
      throw AnalysisError.invalid(syntax, "Arrays of arrays are not supported");
    }
    return new SqlType.Array(element);
  }

  private static SqlType named(NamedTypeSyntax syntax) {
    var collation = syntax.collation();
    if (collation != null) {
      return Collations.column(uncollated(syntax), collation);
    }
    return uncollated(syntax);
  }

  private static SqlType uncollated(NamedTypeSyntax syntax) {
    var name = String.join(".", syntax.name().names());
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "BOOL", "BOOLEAN" -> SqlType.BOOL;
      case "INT64", "INT", "SMALLINT", "INTEGER", "BIGINT", "TINYINT", "BYTEINT" -> SqlType.INT64;
      case "FLOAT64", "DOUBLE" -> SqlType.FLOAT64;
      case "NUMERIC", "DECIMAL" -> SqlType.NUMERIC;
      case "BIGNUMERIC", "BIGDECIMAL" -> SqlType.BIGNUMERIC;
      case "STRING" -> SqlType.STRING;
      case "BYTES" -> SqlType.BYTES;
      case "DATE" -> SqlType.DATE;
      case "TIME" -> SqlType.TIME;
      case "DATETIME" -> SqlType.DATETIME;
      case "TIMESTAMP" -> SqlType.TIMESTAMP;
      case "INTERVAL" -> SqlType.INTERVAL;
      case "JSON" -> SqlType.JSON;
      case "GEOGRAPHY" -> SqlType.GEOGRAPHY;
      default -> throw AnalysisError.at(syntax, ErrorCode.UNKNOWN_NAME, "Type not found: " + name);
    };
  }

  /// The parameters of a type: `NUMERIC(15, 2)`, `STRING(10)`; not those inside ARRAY and STRUCT.
  static TypeParameters parameters(TypeSyntax syntax) {
    if (!(syntax instanceof NamedTypeSyntax named) || named.parameters().isEmpty()) {
      return TypeParameters.NONE;
    }
    var type = named(named);
    int first = number(named.parameters().getFirst());
    boolean second = named.parameters().size() > 1;
    return switch (type) {
      case SqlType.StringType t when !second -> TypeParameters.length(positive(first, named));
      case SqlType.Bytes t when !second -> TypeParameters.length(positive(first, named));
      case SqlType.Numeric t ->
          decimal(named, first, second, NUMERIC_SCALE_MAX, NUMERIC_DIGITS_MAX);
      case SqlType.BigNumeric t ->
          decimal(named, first, second, BIGNUMERIC_SCALE_MAX, BIGNUMERIC_DIGITS_MAX);
      default ->
          throw AnalysisError.invalid(
              syntax, type.sqlName() + " does not support these type parameters");
    };
  }

  /// The parameters of the parts of an ARRAY or STRUCT that are neither, in their order with `;` between:
  /// `5,2`, `10`, or nothing.
  static String nestedParameters(TypeSyntax syntax) {
    return switch (syntax) {
      case NamedTypeSyntax t -> {
        var own = parameters(t);
        yield own.precision().isPresent()
            ? own.precision().getAsInt() + "," + own.scale().orElse(0)
            : own.maxLength().isPresent() ? Integer.toString(own.maxLength().getAsInt()) : "";
      }
      case ArrayTypeSyntax t -> nestedParameters(t.element());
      case StructTypeSyntax t ->
          t.fields().stream().map(f -> nestedParameters(f.type())).collect(Collectors.joining(";"));
      case RangeTypeSyntax t -> "";
    };
  }

  private static TypeParameters decimal(
      NamedTypeSyntax syntax, int precision, boolean scaled, int scaleMax, int digitsMax) {
    int scale = scaled ? number(syntax.parameters().get(1)) : 0;
    var name = named(syntax).sqlName();
    if (scale < 0 || scale > scaleMax) {
      throw AnalysisError.invalid(
          syntax, "In " + name + "(P, S), S must be between 0 and " + scaleMax);
    }
    if (precision < Math.max(1, scale) || precision > scale + digitsMax) {
      throw AnalysisError.invalid(
          syntax,
          "In "
              + name
              + "(P, S), P must be between "
              + Math.max(1, scale)
              + " and "
              + (scale + digitsMax));
    }
    return TypeParameters.decimal(precision, scale);
  }

  private static int positive(int length, NamedTypeSyntax syntax) {
    if (length < 1) {
      throw AnalysisError.invalid(syntax, "The length of a type must be at least 1");
    }
    return length;
  }

  private static int number(ExpressionSyntax expression) {
    if (expression instanceof IntegerLiteralSyntax literal && literal.value().bitLength() < 31) {
      return literal.value().intValue();
    }
    throw AnalysisError.invalid(expression, "A type parameter must be an integer literal");
  }
}
