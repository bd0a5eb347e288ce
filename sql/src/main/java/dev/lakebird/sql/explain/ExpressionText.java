package dev.lakebird.sql.explain;

import dev.lakebird.sql.plan.AggregateCall;
import dev.lakebird.sql.plan.ArrayOf;
import dev.lakebird.sql.plan.Call;
import dev.lakebird.sql.plan.CaseWhen;
import dev.lakebird.sql.plan.Cast;
import dev.lakebird.sql.plan.ColumnReference;
import dev.lakebird.sql.plan.Constant;
import dev.lakebird.sql.plan.FieldAccess;
import dev.lakebird.sql.plan.InList;
import dev.lakebird.sql.plan.PlanExpression;
import dev.lakebird.sql.plan.SortKey;
import dev.lakebird.sql.plan.StructOf;
import dev.lakebird.sql.plan.SubqueryValue;
import dev.lakebird.sql.plan.WindowCall;
import dev.lakebird.sql.plan.WindowFrame;
import dev.lakebird.types.Column;
import dev.lakebird.types.SqlType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Expressions as a person reads them: operators infix, columns as `name#id`.
public final class ExpressionText {
  private static final Map<String, String> INFIX =
      Map.ofEntries(
          Map.entry("$add", "+"),
          Map.entry("$subtract", "-"),
          Map.entry("$multiply", "*"),
          Map.entry("$divide", "/"),
          Map.entry("$concat_op", "||"),
          Map.entry("$equal", "="),
          Map.entry("$not_equal", "!="),
          Map.entry("$less", "<"),
          Map.entry("$less_or_equal", "<="),
          Map.entry("$greater", ">"),
          Map.entry("$greater_or_equal", ">="),
          Map.entry("$and", "AND"),
          Map.entry("$or", "OR"),
          Map.entry("$like", "LIKE"));

  private ExpressionText() {}

  public static String of(PlanExpression expression) {
    return switch (expression) {
      case ColumnReference e -> e.column().toString();
      case Constant e -> ValueText.of(e.value());
      case Call e -> call(e);
      case Cast e ->
          (e.safe() ? "SAFE_CAST(" : "CAST(") + of(e.input()) + " AS " + typeName(e) + ")";
      case CaseWhen e -> caseWhen(e);
      case InList e -> of(e.value()) + " IN (" + list(e.options()) + ")";
      case FieldAccess e -> field(e);
      case StructOf e -> "STRUCT(" + list(e.fields()) + ")";
      case ArrayOf e -> "[" + list(e.elements()) + "]";
      case SubqueryValue e -> e.kind() + "(" + list(e.operands()) + " …)";
    };
  }

  public static String of(AggregateCall call) {
    var text = new StringBuilder(call.name()).append('(');
    if (call.distinct()) {
      text.append("DISTINCT ");
    }
    text.append(list(call.arguments()));
    switch (call.nulls()) {
      case UNSAID -> {}
      case IGNORE -> text.append(" IGNORE NULLS");
      case RESPECT -> text.append(" RESPECT NULLS");
    }
    var having = call.having();
    if (having != null) {
      text.append(having.max() ? " HAVING MAX " : " HAVING MIN ").append(of(having.key()));
    }
    if (!call.orderBy().isEmpty()) {
      text.append(" ORDER BY ").append(keys(call.orderBy()));
    }
    call.limit().ifPresent(limit -> text.append(" LIMIT ").append(limit));
    text.append(')');
    var filter = call.filter();
    if (filter != null) {
      text.append(" where ").append(of(filter));
    }
    return text.toString();
  }

  public static String of(WindowCall call) {
    var text = new StringBuilder(call.name()).append('(');
    if (call.distinct()) {
      text.append("DISTINCT ");
    }
    text.append(list(call.arguments()));
    switch (call.nulls()) {
      case UNSAID -> {}
      case IGNORE -> text.append(" IGNORE NULLS");
      case RESPECT -> text.append(" RESPECT NULLS");
    }
    text.append(')');
    var frame = call.frame();
    if (!frame.equals(WindowFrame.PARTITION) && !frame.equals(WindowFrame.RUNNING)) {
      text.append(frame.rows() ? " rows " : " range ");
      text.append(bound(frame.start())).append(" to ").append(bound(frame.end()));
    }
    return text.toString();
  }

  private static String bound(WindowFrame.Bound bound) {
    var offset = bound.offset();
    return (offset == null ? "" : ValueText.of(offset) + " ")
        + bound.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  public static String keys(List<SortKey> keys) {
    return keys.stream().map(ExpressionText::key).collect(Collectors.joining(", "));
  }

  static String list(List<PlanExpression> expressions) {
    return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
  }

  private static String key(SortKey key) {
    var text = of(key.expression()) + (key.descending() ? " DESC" : "");
    if (key.nullsFirst() == key.descending()) {
      text += key.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
    }
    return text;
  }

  private static String typeName(Cast cast) {
    return new Column("", cast.type(), cast.parameters(), true).sqlType();
  }

  private static String call(Call call) {
    var infix = INFIX.get(call.name());
    if (infix != null && !call.safe() && call.arguments().size() > 1) {
      return call.arguments().stream()
          .map(ExpressionText::of)
          .collect(Collectors.joining(" " + infix + " ", "(", ")"));
    }
    return (call.safe() ? "SAFE." : "") + call.name() + "(" + list(call.arguments()) + ")";
  }

  private static String caseWhen(CaseWhen expression) {
    var text = new StringBuilder("CASE");
    for (var branch : expression.branches()) {
      text.append(" WHEN ").append(of(branch.condition()));
      text.append(" THEN ").append(of(branch.result()));
    }
    return text.append(" ELSE ").append(of(expression.otherwise())).append(" END").toString();
  }

  private static String field(FieldAccess access) {
    var name =
        access.input().type() instanceof SqlType.Struct struct
            ? struct.fields().get(access.field()).name()
            : Optional.<String>empty();
    return of(access.input()) + "." + name.orElse("[" + access.field() + "]");
  }
}
